package org.gei.pisa.standalone.verify;

import java.util.Arrays;
import java.util.stream.IntStream;

/// An estimate and its standard error, computed as the formulas are printed: one pass per statistic, plausible value
/// and replicate (PISA Data Analysis Manual, 2nd edition, chapters 7 and 8).
record PlainEstimate(double value, double standardError) {

    private static final int REPLICATES = 80;
    private static final double FAY = 0.5;

    /// A statistic of plausible value `p` with weights `r`; `r` 0 is the final weight.
    @FunctionalInterface
    interface Statistic {
        double of(int p, int r);
    }

    /// @param plausibleValues how many: ten for a domain, one for a background variable
    static PlainEstimate of(int plausibleValues, Statistic statistic) {
        var estimates = new double[plausibleValues];
        double sampling = 0;
        for (int p = 0; p < plausibleValues; p++) {
            estimates[p] = statistic.of(p, 0);
            double squares = 0;
            for (int r = 1; r <= REPLICATES; r++) {
                double deviation = statistic.of(p, r) - estimates[p];
                squares += deviation * deviation;
            }
            sampling += squares / (REPLICATES * (1 - FAY) * (1 - FAY)) / plausibleValues;
        }
        double value = Arrays.stream(estimates).sum() / plausibleValues;
        double between = Arrays.stream(estimates)
                .map(estimate -> (estimate - value) * (estimate - value))
                .sum();
        double imputation = plausibleValues == 1 ? 0 : between / (plausibleValues - 1);
        return new PlainEstimate(value, Math.sqrt(sampling + (1 + 1.0 / plausibleValues) * imputation));
    }

    static double mean(double[] x, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < x.length; i++) {
            sum += weights[i] * x[i];
            total += weights[i];
        }
        return sum / total;
    }

    static double standardDeviation(double[] x, double[] weights) {
        double mean = mean(x, weights);
        return Math.sqrt(mean(
                Arrays.stream(x).map(value -> (value - mean) * (value - mean)).toArray(), weights));
    }

    /// In percent, of the values from `low` up to, and without, `high`.
    static double share(double[] x, double[] weights, double low, double high) {
        return 100
                * mean(
                        Arrays.stream(x)
                                .map(value -> value >= low && value < high ? 1 : 0)
                                .toArray(),
                        weights);
    }

    /// The smallest value whose cumulated weight exceeds the part `q` of all weight.
    ///
    /// @param ascending places of `x` in ascending order of value
    static double percentile(double[] x, double[] weights, int[] ascending, double q) {
        double all = Arrays.stream(weights).sum();
        double cumulated = 0;
        for (int i : ascending) {
            cumulated += weights[i];
            if (cumulated > q * all) {
                return x[i];
            }
        }
        return x[ascending[ascending.length - 1]];
    }

    static int[] ascending(double[] x) {
        return IntStream.range(0, x.length)
                .boxed()
                .sorted((a, b) -> Double.compare(x[a], x[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// Of `y` on `x`, by weighted least squares.
    static double slope(double[] y, double[] x, double[] weights) {
        double meanX = mean(x, weights);
        double meanY = mean(y, weights);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            products += weights[i] * (x[i] - meanX) * (y[i] - meanY);
            squares += weights[i] * (x[i] - meanX) * (x[i] - meanX);
        }
        return products / squares;
    }
}
