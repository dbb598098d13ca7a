package org.gei.pisa.standalone.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Values worked out by hand from the formulas.
class PlainEstimateTests {

    private static final double[] X = {3, 1, 2, 4};
    private static final double[] EQUAL = {1, 1, 1, 1};
    private static final double[] WEIGHTS = {1, 2, 1, 4};

    @Test
    void standardErrorHasASamplingPartAndAnImputationPart() {
        // replicates are 1 above the estimate: sampling variance 80 / 20 = 4; estimates 10 and 12: variance 2
        var estimate = PlainEstimate.of(2, (p, r) -> 10 + 2 * p + (r == 0 ? 0 : 1));
        assertThat(estimate.value()).isEqualTo(11);
        assertThat(estimate.standardError()).isCloseTo(Math.sqrt(4 + 1.5 * 2), within(1e-12));
        assertThat(PlainEstimate.of(1, (p, r) -> r == 0 ? 5 : 6).standardError())
                .isCloseTo(2, within(1e-12));
    }

    @Test
    void statisticsAreWeighted() {
        assertThat(PlainEstimate.mean(X, WEIGHTS)).isEqualTo(23.0 / 8);
        assertThat(PlainEstimate.standardDeviation(X, EQUAL)).isCloseTo(Math.sqrt(1.25), within(1e-12));
        assertThat(PlainEstimate.share(X, WEIGHTS, 2, 4)).isEqualTo(25);
        assertThat(PlainEstimate.slope(new double[] {7, 3, 5, 9}, X, WEIGHTS)).isCloseTo(2, within(1e-12));
    }

    @Test
    void percentileIsTheFirstValueWhoseCumulatedWeightExceedsItsPart() {
        var order = PlainEstimate.ascending(X);
        assertThat(PlainEstimate.percentile(X, EQUAL, order, 0.25)).isEqualTo(2);
        assertThat(PlainEstimate.percentile(X, EQUAL, order, 0.24)).isEqualTo(1);
        assertThat(PlainEstimate.percentile(X, WEIGHTS, order, 0.5)).isEqualTo(4);
    }
}
