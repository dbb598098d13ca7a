package org.gei.pisa.ui.operations.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTextTests {

    @ParameterizedTest
    @CsvSource({"0.21, 0.2 s", "14, 14 s", "119, 119 s", "180, 3 min", "9000, 2.5 h"})
    void lagIsAsPreciseAsItMatters(double seconds, String text) {
        assertThat(SourceText.lag(seconds)).isEqualTo(text);
    }

    @Test
    void sourceThatWasNeverLoadedSaysSo() {
        assertThat(SourceText.lag(null)).isEqualTo("never loaded");
    }
}
