package org.gei.pisa.domain.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ResponseColumnsTests {

    private final ResponseColumns columns = new ResponseColumns(List.of("ESCS", "TMINS"));

    @Test
    void agreesWithAMapAfterManyInsertsAndCorrections() {
        Map<Long, Double> expected = new HashMap<>();
        var random = new SplittableRandom(1);
        for (int i = 0; i < 50_000; i++) {
            // ids that collide in their low bits, as case numbers with a country prefix do
            long id = random.nextLong(20_000) << (i % 2 * 24);
            double value = random.nextGaussian();
            expected.put(id, value);
            columns.put(id, Instant.ofEpochMilli(i), 1, new double[] {value, Double.NaN});
        }
        assertThat(columns.size()).isEqualTo(expected.size());
        double mean = expected.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        assertThat(Mean.of(columns, 0, false).value()).isCloseTo(mean, within(1e-12));
        assertThat(Mean.of(columns, 0, false).students()).isEqualTo(expected.size());
    }

    @Test
    void meansLeaveOutMissingValuesAndWeighTheRest() {
        columns.put(1, Instant.EPOCH, 1, new double[] {1, 100});
        columns.put(2, Instant.EPOCH, 3, new double[] {2, Double.NaN});
        columns.put(3, Instant.EPOCH, 1, new double[] {Double.NaN, 300});
        assertThat(Mean.of(columns, 0, false)).isEqualTo(new Mean(1.5, 2));
        assertThat(Mean.of(columns, 0, true)).isEqualTo(new Mean(1.75, 2));
        assertThat(Mean.of(columns, 0, true, 1)).isEqualTo(new Mean(1, 1));
        assertThat(Mean.of(new ResponseColumns(List.of("ESCS")), 0, true).value())
                .isNaN();
    }

    @Test
    void wrongUseIsNamed() {
        assertThatThrownBy(() -> columns.put(7, Instant.EPOCH, 1, new double[] {1}))
                .hasMessage("response 7: expected 2 values, but got 1");
        assertThatThrownBy(() -> columns.column("BELONG"))
                .hasMessage("variable: expected one of ESCS, TMINS, but got BELONG");
    }
}
