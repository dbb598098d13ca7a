package org.gei.pisa.fieldwork.synthetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.gei.pisa.domain.participant.Participant;
import org.gei.pisa.fieldwork.source.Correction;
import org.gei.pisa.fieldwork.source.Population;

/// The synthetic students of one participant. The id of a response is one more than the position it arrives at.
public final class SyntheticPopulation implements Population {

    private static final int SCHOOLS = 2;
    private static final int ARRIVAL = 3;
    private static final int SITTING = 6;

    private final Participant participant;
    private final StudentModel model;
    private final Questionnaire questionnaire;
    private final int[] arrival;

    public SyntheticPopulation(Participant participant, long seed) {
        var country = participant.code();
        var targets = Targets.of(country);
        var sample = new SchoolSample(
                participant.expectedStudents(),
                participant.expectedSchools(),
                targets,
                Seeds.random(seed, country, 0, SCHOOLS));
        this.participant = participant;
        this.model = new StudentModel(seed, country, targets, sample);
        this.questionnaire = new Questionnaire(participant, model, seed);
        this.arrival = arrival(seed);
    }

    /// The students as numbers, in the order of the sample.
    public StudentModel model() {
        return model;
    }

    @Override
    public String country() {
        return participant.code();
    }

    @Override
    public int size() {
        return arrival.length;
    }

    @Override
    public int highestId() {
        return arrival.length;
    }

    @Override
    public int id(int position) {
        return position + 1;
    }

    @Override
    public CharSequence fields(int position) {
        return questionnaire.fields(model.student(arrival[position]));
    }

    @Override
    public List<Correction> correction(int position, RandomGenerator random) {
        return questionnaire.correction(model.student(arrival[position]), random);
    }

    /// Students hand in together who sit together: groups of a few of one school, the groups in random order.
    private int[] arrival(long seed) {
        record Seat(double time, int student) {}
        var seats = new ArrayList<Seat>();
        for (int student = 0; student < model.students(); student++) {
            var sitting = Seeds.random(seed, country(), student / SITTING, ARRIVAL);
            var own = Seeds.random(seed, country(), student, ARRIVAL + 1);
            seats.add(new Seat(sitting.nextDouble() + 2e-4 * own.nextDouble(), student));
        }
        seats.sort(Comparator.comparingDouble(Seat::time).thenComparingInt(Seat::student));
        return IntStream.range(0, seats.size()).map(i -> seats.get(i).student()).toArray();
    }
}
