package org.gei.pisa.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTests {

    @Test
    void medianOfAnEvenNumberIsBetweenTheMiddleTwo() {
        assertThat(Samples.of(4, 1, 3, 2).median()).isEqualTo(2.5);
        assertThat(Samples.of(9, 1, 5).median()).isEqualTo(5);
        assertThat(Samples.of(List.of(7.0)).median()).isEqualTo(7);
    }

    /// Values of R 4.3, `quantile(1:100, c(.5, .9, .99), type = 7)`.
    @Test
    void percentilesAreThoseOfType7() {
        var hundred = Samples.of(IntStream.rangeClosed(1, 100).asDoubleStream().toArray());
        assertThat(hundred.percentile(50)).isCloseTo(50.5, within(1e-12));
        assertThat(hundred.percentile(90)).isCloseTo(90.1, within(1e-12));
        assertThat(hundred.percentile(99)).isCloseTo(99.01, within(1e-12));
        assertThat(hundred.percentile(0)).isEqualTo(1);
        assertThat(hundred.percentile(100)).isEqualTo(100);
    }

    @Test
    void spreadIsInPartsOfTheMedian() {
        assertThat(Samples.of(8, 10, 13).spread()).isCloseTo(0.5, within(1e-12));
    }

    /// The machine was half as fast in the second turn: the ratio of the turns is 2 all the same.
    @Test
    void ratioIsTakenTurnByTurn() {
        assertThat(Samples.of(200, 100, 210).ratioTo(Samples.of(100, 50, 105))).isEqualTo(2);
        assertThat(Samples.of(100, 10, 30).ratioTo(Samples.of(10, 20, 30))).isEqualTo(1);
    }

    @Test
    void ratioOfDifferentlyManySamplesIsThatOfTheMedians() {
        assertThat(Samples.of(6, 6, 6, 6).ratioTo(Samples.of(1, 2, 3))).isEqualTo(3);
    }

    @Test
    void nothingMeasuredIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Samples.of(List.of()))
                .withMessageContaining("expected at least one");
    }
}
