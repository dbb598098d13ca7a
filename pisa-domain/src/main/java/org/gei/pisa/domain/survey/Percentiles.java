package org.gei.pisa.domain.survey;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Weighted percentiles: the smallest x whose cumulated weight, in ascending order of x, exceeds `q W`, strictly. Other
/// definitions differ by up to two score points; this is that of OECD's macros.
///
/// A cumulated weight within a relative 1e-12 of `q W` counts as equal to it, for sums of decimal weights are rounded:
/// with equal weights the median of 2n students is the larger of the middle two, whatever the weight.
///
/// Not all of 81 x 10 cumulated sums are made. With replicate weights a percentile falls near where it falls with the
/// final weight: students are sorted into zones, a narrow one about each percentile and wide ones between; whole
/// zones are cumulated, and only the zone in which a percentile falls student by student. How wide the narrow ones are
/// is a matter of speed alone: a percentile that falls outside is found there.
public final class Percentiles {

    private static final int MOST_BINS = 4096;
    private static final double EQUAL = 1e-12;
    /// Half the width of a narrow zone, in standard errors of a simple random sample: replicates deviate by half a
    /// standard error of the design, which is up to three times that of a simple random sample.
    private static final double NEAR = 5;

    private final Students students;
    private final List<Double> percents;
    private final double[][] values;
    private final double[] finalWeights;
    private final int bins;

    private Percentiles(Students students, Quantity quantity, List<Double> percents) {
        this.students = students;
        this.percents = percents;
        this.values = new double[quantity.draws()][students.count()];
        this.finalWeights = new double[students.count()];
        this.bins = Math.clamp(students.count() / 2, 1, MOST_BINS);
        var row = new double[quantity.draws()];
        for (int i = 0; i < students.count(); i++) {
            finalWeights[i] = students.columns().weights(students.row(i))[0];
            quantity.copy(students.row(i), row, 0);
            for (int p = 0; p < row.length; p++) {
                values[p][i] = row[p];
            }
        }
    }

    /// One statistic per percent, between 0 and 100. NaN if there are no students.
    public static List<ReplicatedStatistic> of(Students students, Quantity quantity, List<Double> percents) {
        return new Percentiles(students, quantity, percents).compute();
    }

    private List<ReplicatedStatistic> compute() {
        int draws = values.length;
        int zones = 2 * percents.size() + 1;
        var sorted = new SortedBins[draws];
        var borders = new int[draws][];
        var zoneOf = new int[draws][];
        for (int p = 0; p < draws; p++) {
            var binOf = binOf(values[p]);
            sorted[p] = new SortedBins(bins, binOf);
            borders[p] = borders(binOf);
            zoneOf[p] = zoneOf(binOf, borders[p]);
        }
        var sums = BinSums.of(students, zones, zoneOf);
        var results = new double[percents.size()][draws][Segment.WEIGHTS];
        for (int p = 0; p < draws; p++) {
            var before = new double[zones + 1][Segment.WEIGHTS];
            for (int zone = 0; zone < zones; zone++) {
                BinSums.add(before[zone + 1], before[zone]);
                BinSums.add(before[zone + 1], sums[p][zone]);
            }
            var search = new PercentileSearch(students, values[p], sorted[p], borders[p], before);
            for (int k = 0; k < percents.size(); k++) {
                var limits = new double[Segment.WEIGHTS];
                for (int r = 0; r < limits.length; r++) {
                    limits[r] = percents.get(k) / 100 * before[zones][r] * (1 + EQUAL);
                }
                search.find(limits, results[k][p]);
            }
        }
        return Arrays.stream(results).map(ReplicatedStatistic::new).toList();
    }

    /// Bins of equal width between the smallest and the largest value: a larger value is never in a smaller bin.
    private int[] binOf(double[] ofDraw) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (double value : ofDraw) {
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        double scale = highest > lowest ? bins / (highest - lowest) : 0;
        var binOf = new int[ofDraw.length];
        for (int i = 0; i < ofDraw.length; i++) {
            binOf[i] = Math.min(bins - 1, (int) ((ofDraw[i] - lowest) * scale));
        }
        return binOf;
    }

    /// First bin of each zone, ascending, and last the number of bins. Zones may be empty.
    private int[] borders(int[] binOf) {
        var cumulated = new double[bins];
        for (int i = 0; i < binOf.length; i++) {
            cumulated[binOf[i]] += finalWeights[i];
        }
        for (int bin = 1; bin < bins; bin++) {
            cumulated[bin] += cumulated[bin - 1];
        }
        var within = percents.stream()
                .flatMapToInt(percent -> {
                    double q = percent / 100;
                    double near = NEAR * Math.sqrt(q * (1 - q) / students.count());
                    return IntStream.of(
                            firstAbove(cumulated, q - near), Math.min(bins, firstAbove(cumulated, q + near) + 1));
                })
                .sorted();
        return IntStream.concat(IntStream.concat(IntStream.of(0), within), IntStream.of(bins))
                .toArray();
    }

    private static int firstAbove(double[] cumulated, double part) {
        double limit = part * cumulated[cumulated.length - 1];
        int bin = 0;
        while (bin < cumulated.length && !(cumulated[bin] > limit)) {
            bin++;
        }
        return bin;
    }

    private int[] zoneOf(int[] binOf, int[] borders) {
        var zoneOfBin = new int[bins];
        for (int zone = 0; zone < borders.length - 1; zone++) {
            Arrays.fill(zoneOfBin, borders[zone], borders[zone + 1], zone);
        }
        var zoneOf = new int[binOf.length];
        for (int i = 0; i < binOf.length; i++) {
            zoneOf[i] = zoneOfBin[binOf[i]];
        }
        return zoneOf;
    }
}
