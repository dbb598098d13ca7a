package org.gei.pisa.domain.survey;

import java.util.ArrayList;
import java.util.List;

/// Weighted percentiles: the smallest x whose cumulated weight, in ascending order of x, exceeds `q W`, strictly. Other
/// definitions differ by up to two score points; this is that of OECD's macros.
///
/// A cumulated weight within a relative 1e-12 of `q W` counts as equal to it, for sums of decimal weights are rounded:
/// with equal weights the median of 2n students is the larger of the middle two, whatever the weight.
///
/// Not all of 81 x 10 cumulated sums are made: students are sorted into bins of equal width, the bins are cumulated,
/// and only where a percentile falls the students of the bin are sorted and cumulated one by one.
public final class Percentiles {

    private static final int STUDENTS_PER_BIN = 32;
    private static final int MOST_BINS = 64;
    private static final double EQUAL = 1e-12;

    private final Students students;
    private final Quantity quantity;
    private final List<Double> percents;
    private final double[][] values;
    private final List<double[][]> results = new ArrayList<>();

    private Percentiles(Students students, Quantity quantity, List<Double> percents) {
        this.students = students;
        this.quantity = quantity;
        this.percents = percents;
        this.values = new double[quantity.draws()][students.count()];
    }

    /// One statistic per percent, between 0 and 100. NaN if there are no students.
    public static List<ReplicatedStatistic> of(Students students, Quantity quantity, List<Double> percents) {
        return new Percentiles(students, quantity, percents).compute();
    }

    private List<ReplicatedStatistic> compute() {
        int draws = quantity.draws();
        for (int k = 0; k < percents.size(); k++) {
            results.add(new double[draws][Segment.WEIGHTS]);
        }
        var row = new double[draws];
        for (int i = 0; i < students.count(); i++) {
            quantity.copy(students.row(i), row, 0);
            for (int p = 0; p < draws; p++) {
                values[p][i] = row[p];
            }
        }
        for (int p = 0; p < draws; p++) {
            compute(p);
        }
        return results.stream().map(ReplicatedStatistic::new).toList();
    }

    private void compute(int p) {
        int bins = Math.clamp(students.count() / STUDENTS_PER_BIN, 1, MOST_BINS);
        var sorted = new SortedBins(students, bins, bins(values[p], bins));
        var before = new double[bins + 1][Segment.WEIGHTS];
        for (int bin = 0; bin < bins; bin++) {
            SortedBins.add(before[bin + 1], before[bin]);
            sorted.sum(bin, before[bin + 1]);
        }
        var search = new PercentileSearch(sorted, values[p], before);
        for (int k = 0; k < percents.size(); k++) {
            var limits = new double[Segment.WEIGHTS];
            for (int r = 0; r < limits.length; r++) {
                limits[r] = percents.get(k) / 100 * before[bins][r] * (1 + EQUAL);
            }
            search.find(limits, results.get(k)[p]);
        }
    }

    /// Bins of equal width between the smallest and the largest value: a larger value is never in a smaller bin.
    private static int[] bins(double[] values, int bins) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        double scale = highest > lowest ? bins / (highest - lowest) : 0;
        var binOf = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            binOf[i] = Math.min(bins - 1, (int) ((values[i] - lowest) * scale));
        }
        return binOf;
    }
}
