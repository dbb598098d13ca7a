package org.gei.pisa.batch.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ComparisonTests {

    @Test
    void noMoreSuspectsAreKeptThanFitAndThenAnotherPassIsNeeded() {
        var comparison = new Comparison();
        LongStream.range(0, Comparison.MOST_SUSPECTS).forEach(comparison::suspect);
        assertThat(comparison.isComplete()).isTrue();

        comparison.suspect(Comparison.MOST_SUSPECTS);

        assertThat(comparison.isComplete()).isFalse();
        assertThat(comparison.suspects()).hasSize(Comparison.MOST_SUSPECTS);
    }
}
