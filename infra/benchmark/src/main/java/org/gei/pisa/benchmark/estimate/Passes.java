package org.gei.pisa.benchmark.estimate;

import static org.gei.pisa.benchmark.estimate.Sample.DRAWS;
import static org.gei.pisa.benchmark.estimate.Sample.WEIGHTS;

import java.util.stream.IntStream;

/// Statistics and their standard errors as the formulas are written down: one pass over the students per
/// plausible value and weight.
final class Passes {

    private static final double LEVEL_2 = 407.47;
    private static final double FAY = 20; // 80 replicates times (1 - 0.5)²

    private Passes() {}

    /// A statistic of one plausible value by one weight.
    interface Statistic {
        double of(Sample sample, int draw, int weight);
    }

    static double standardError(Sample sample, Statistic statistic) {
        var t = new double[DRAWS][WEIGHTS];
        for (int p = 0; p < DRAWS; p++) {
            for (int r = 0; r < WEIGHTS; r++) {
                t[p][r] = statistic.of(sample, p, r);
            }
        }
        double mean = 0;
        double sampling = 0;
        for (var draw : t) {
            mean += draw[0] / DRAWS;
            for (int r = 1; r < WEIGHTS; r++) {
                sampling += (draw[r] - draw[0]) * (draw[r] - draw[0]) / FAY / DRAWS;
            }
        }
        double imputation = 0;
        for (var draw : t) {
            imputation += (draw[0] - mean) * (draw[0] - mean) / (DRAWS - 1);
        }
        return Math.sqrt(sampling + (1 + 1.0 / DRAWS) * imputation);
    }

    static double mean(Sample sample, int draw, int weight) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < sample.students(); i++) {
            sum += sample.weight(i, weight) * sample.reading(i, draw);
            total += sample.weight(i, weight);
        }
        return sum / total;
    }

    static double standardDeviation(Sample sample, int draw, int weight) {
        double mean = mean(sample, draw, weight);
        double sum = 0;
        double total = 0;
        for (int i = 0; i < sample.students(); i++) {
            double from = sample.reading(i, draw) - mean;
            sum += sample.weight(i, weight) * from * from;
            total += sample.weight(i, weight);
        }
        return Math.sqrt(sum / total);
    }

    /// Of sorted students; they are sorted once per plausible value.
    static double medianError(Sample sample) {
        var orders = IntStream.range(0, DRAWS)
                .mapToObj(draw -> IntStream.range(0, sample.students())
                        .boxed()
                        .sorted((a, b) -> Double.compare(sample.reading(a, draw), sample.reading(b, draw)))
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toList();
        return standardError(sample, (_, draw, weight) -> median(sample, orders.get(draw), draw, weight));
    }

    private static double median(Sample sample, int[] order, int draw, int weight) {
        double total = 0;
        for (int i = 0; i < order.length; i++) {
            total += sample.weight(i, weight);
        }
        double below = 0;
        int at = 0;
        while (below < total / 2) {
            below += sample.weight(order[at++], weight);
        }
        return sample.reading(order[at - 1], draw);
    }

    static double share(Sample sample, int draw, int weight) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < sample.students(); i++) {
            sum += sample.reading(i, draw) < LEVEL_2 ? sample.weight(i, weight) : 0;
            total += sample.weight(i, weight);
        }
        return 100 * sum / total;
    }

    static double slope(Sample sample, int draw, int weight) {
        double w = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < sample.students(); i++) {
            double by = sample.weight(i, weight);
            double escs = sample.escs()[i];
            double reading = sample.reading(i, draw);
            w += by;
            x += by * escs;
            y += by * reading;
            xx += by * escs * escs;
            xy += by * escs * reading;
        }
        return (w * xy - x * y) / (w * xx - x * x);
    }
}
