package org.gei.pisa.fieldwork.synthetic;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.gei.pisa.domain.participant.Participant;
import org.gei.pisa.fieldwork.source.CopyRow;
import org.gei.pisa.fieldwork.source.Correction;
import org.gei.pisa.fieldwork.source.StudentFile;

/// Writes a synthetic student as a row of the student file, every variable of it. A student's answers are a
/// function of the seed and the student.
final class Questionnaire {

    private static final int ANSWERS = 5;
    private static final List<String> CORRECTED = List.of("ESCS", "TMINS", "BELONG", "DURECEC", "HOMEPOS", "JOYREAD");

    private final Item[] items;
    private final String country;
    private final long seed;

    Questionnaire(Participant participant, StudentModel model, long seed) {
        this.country = participant.code();
        this.seed = seed;
        var items = new Items(participant, model);
        this.items =
                StudentFile.pisa2018().variables().stream().map(items::item).toArray(Item[]::new);
    }

    CharSequence fields(Student student) {
        var random = Seeds.random(seed, country, student.index(), ANSWERS);
        var fields = new StringBuilder(4096);
        for (int i = 0; i < items.length; i++) {
            if (i > 0) {
                fields.append('\t');
            }
            CopyRow.append(fields, items[i].entry(student, random));
        }
        return fields;
    }

    /// One answer given anew: what a coder found wrong, or a student had left out.
    List<Correction> correction(Student student, RandomGenerator random) {
        var variable = CORRECTED.get(random.nextInt(CORRECTED.size()));
        var question = Objects.requireNonNull(Background.QUESTIONS.get(variable));
        return List.of(new Correction(
                variable.toLowerCase(Locale.ROOT), question.answer(student.reconsidered(random), random)));
    }
}
