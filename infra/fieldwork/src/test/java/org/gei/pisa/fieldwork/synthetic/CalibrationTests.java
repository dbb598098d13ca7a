package org.gei.pisa.fieldwork.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.gei.pisa.domain.participant.Participant;
import org.gei.pisa.domain.participant.Participants;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole sample of every participant against what was published, with the textbook's estimators.
class CalibrationTests {

    private static final int ESTIMATES = FayFactors.REPLICATES + 1;
    private static final int M = StudentModel.PLAUSIBLE_VALUES;

    static Stream<Participant> participants() {
        return Participants.pisa2018().all().stream();
    }

    @ParameterizedTest
    @MethodSource("participants")
    void wholeSampleShowsThePublishedFigures(Participant participant) {
        var model = new SyntheticPopulation(participant, 2018).model();
        var targets = Targets.of(participant.code());
        var sums = new double[Domain.COUNT][M][ESTIMATES];
        var squares = new double[Domain.COUNT];
        var weights = new double[ESTIMATES];
        double escs = 0;
        double tmins = 0;
        double belong = 0;
        double durecec = 0;
        for (int i = 0; i < model.students(); i++) {
            var student = model.student(i);
            escs += student.weight() * student.escs();
            tmins += student.weight() * student.tmins();
            belong += student.weight() * student.belong();
            durecec += student.weight() * student.durecec();
            for (int r = 0; r < ESTIMATES; r++) {
                double weight = r == 0 ? student.weight() : model.replicateWeight(student, r - 1);
                weights[r] += weight;
                for (int d = 0; d < Domain.COUNT; d++) {
                    for (int m = 0; m < M; m++) {
                        sums[d][m][r] += weight * student.plausibleValues()[d][m];
                    }
                }
            }
            for (int d = 0; d < Domain.COUNT; d++) {
                squares[d] += student.weight() * Math.pow(student.plausibleValues()[d][0] - targets.mean()[d], 2);
            }
        }

        assertThat(model.students()).isEqualTo(participant.expectedStudents());
        for (var domain : Domain.values()) {
            int d = domain.ordinal();
            double mean = 0;
            double sampling = 0;
            for (int m = 0; m < M; m++) {
                double estimate = sums[d][m][0] / weights[0];
                mean += estimate / M;
                for (int r = 1; r < ESTIMATES; r++) {
                    sampling += Math.pow(sums[d][m][r] / weights[r] - estimate, 2) / (FayFactors.REPLICATES * 0.25) / M;
                }
            }
            double between = 0;
            for (int m = 0; m < M; m++) {
                between += Math.pow(sums[d][m][0] / weights[0] - mean, 2) / (M - 1);
            }
            double standardError = Math.sqrt(sampling + (1 + 1.0 / M) * between);
            assertThat(mean).as("mean of %s", domain).isCloseTo(targets.mean()[d], within(5.0));
            assertThat(Math.sqrt(squares[d] / weights[0]))
                    .as("standard deviation of %s", domain)
                    .isCloseTo(targets.standardDeviation()[d], within(0.05 * targets.standardDeviation()[d]));
            assertThat(standardError)
                    .as("standard error of %s", domain)
                    .isBetween(0.5 * targets.standardError()[d], 2 * targets.standardError()[d]);
        }
        assertThat(escs / weights[0]).as("ESCS").isCloseTo(targets.escs(), within(0.06));
        assertThat(tmins / weights[0]).as("TMINS").isCloseTo(targets.tmins(), within(0.02 * targets.tmins()));
        assertThat(belong / weights[0]).as("BELONG").isCloseTo(targets.belong(), within(0.06));
        assertThat(durecec / weights[0]).as("DURECEC").isCloseTo(targets.durecec(), within(0.1));
    }
}
