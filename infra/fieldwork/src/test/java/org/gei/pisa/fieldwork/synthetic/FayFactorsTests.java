package org.gei.pisa.fieldwork.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FayFactorsTests {

    @Test
    void columnsOfTheMatrixAreOrthogonal() {
        for (int a = 0; a < Hadamard.ORDER; a++) {
            for (int b = 0; b < Hadamard.ORDER; b++) {
                int product = 0;
                for (int row = 0; row < Hadamard.ORDER; row++) {
                    product += Hadamard.positive(row, a) == Hadamard.positive(row, b) ? 1 : -1;
                }
                assertThat(product).as("columns %d and %d", a, b).isEqualTo(a == b ? Hadamard.ORDER : 0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 55, 150, 327, 1089})
    void everyReplicateStandsForTheWholeStratum(int schools) {
        for (int replicate = 0; replicate < FayFactors.REPLICATES; replicate++) {
            var sums = new double[schools];
            var sizes = new int[schools];
            for (int school = 0; school < schools; school++) {
                int stratum = FayFactors.stratum(school, schools);
                sums[stratum] += FayFactors.factor(school, schools, replicate);
                sizes[stratum]++;
            }
            for (int stratum = 0; stratum < schools; stratum++) {
                assertThat(sums[stratum]).isCloseTo(sizes[stratum], within(1e-12));
                assertThat(sizes[stratum]).isIn(0, 2, 3);
            }
        }
    }

    /// For a total over pairs the replication has an exact answer: the sum of squared differences within pairs.
    @Test
    void varianceOfATotalIsTheSumOfSquaredDifferencesWithinPairs() {
        int schools = 140;
        double exact = 0;
        double replicated = 0;
        var value = new double[schools];
        for (int i = 0; i < schools; i++) {
            value[i] = (i * 37 % 101) / 7.0;
        }
        for (int i = 0; i < schools; i += 2) {
            exact += Math.pow(value[i] - value[i + 1], 2);
        }
        for (int replicate = 0; replicate < FayFactors.REPLICATES; replicate++) {
            double difference = 0;
            for (int i = 0; i < schools; i++) {
                difference += value[i] * (FayFactors.factor(i, schools, replicate) - 1);
            }
            replicated += difference * difference;
        }
        assertThat(replicated / (FayFactors.REPLICATES * 0.25)).isCloseTo(exact, within(1e-8 * exact));
    }
}
