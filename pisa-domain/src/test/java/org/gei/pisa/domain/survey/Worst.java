package org.gei.pisa.domain.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;

/// Compares with reference results and remembers the worst relative deviation per statistic.
final class Worst {

    /// What the reference results are met to.
    static final double TOLERANCE = 1e-9;

    private final Map<String, double[]> worst = new TreeMap<>();

    void compare(String statistic, Estimate found, double estimate, double standardError) {
        double value = deviation(found.value(), estimate);
        double error = deviation(found.standardError(), standardError);
        worst.merge(statistic, new double[] {value, error, 1}, (a, b) ->
                new double[] {Math.max(a[0], b[0]), Math.max(a[1], b[1]), a[2] + 1});
        assertThat(value)
                .as("estimate %s, expected %s", found.value(), estimate)
                .isLessThan(TOLERANCE);
        assertThat(error)
                .as("standard error %s, expected %s", found.standardError(), standardError)
                .isLessThan(TOLERANCE);
    }

    private static double deviation(double found, double expected) {
        return expected == 0 ? Math.abs(found) : Math.abs(found - expected) / Math.abs(expected);
    }

    @Override
    public String toString() {
        var text = new StringBuilder("worst relative deviation: statistic, rows, estimate, standard error\n");
        worst.forEach(
                (statistic, w) -> text.append("%-18s %4.0f  %.1e  %.1e%n".formatted(statistic, w[2], w[0], w[1])));
        return text.toString();
    }
}
