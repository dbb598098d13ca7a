package org.gei.pisa.ui.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.gei.pisa.domain.live.Statistic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "mean; PVREAD; Reading; 405.4; 1.93; 405 (1.9)",
                "mean; ESCS; Economic, social and cultural status; -0.896; 0.0213; −0.90 (0.02)",
                "share; PVREAD; Reading; 52.34; 0.77; 52.3 (0.8)",
                "mean; TMINS; Learning time per week, all subjects (minutes); 1872.3; 9.87; 1,872 (9.9)",
                "r2; PVREAD; Reading; 0.1234; 0.0101; 0.123 (0.010)",
                "mean; HISEI; Highest occupational status of the parents (ISEI); 47.26; 0.31; 47.3 (0.3)",
                "mean; BELONG; Sense of belonging at school; -0.001; 0.02; 0.00 (0.02)"
            })
    void valuesAreWrittenAsTheirStatisticAndVariableAsk(
            String statistic, String variable, String label, double value, double error, String text) {
        assertThat(Unit.of(Statistic.find(statistic).orElseThrow(), variable, label)
                        .text(value, error))
                .isEqualTo(text);
    }
}
