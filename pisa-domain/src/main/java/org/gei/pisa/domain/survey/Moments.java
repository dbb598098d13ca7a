package org.gei.pisa.domain.survey;

import java.util.List;

/// Weighted first and second moments of some quantities over students, for each plausible value and weight.
///
/// Sums are of deviations from a centre, the plain mean of the first draw of the first students: sums of raw squares
/// would cancel when the spread is small beside the mean. Weighted mean: `sum w x / W`; covariance: `sum w (x - mean_x)
/// (y - mean_y) / W`.
/// Relative accuracy about 1e-12 for data whose spread is not below a thousandth of its distance from the centre.
final class Moments {

    /// So many are near enough to all; to read all once more would take time.
    private static final int STUDENTS_OF_CENTRE = 512;

    private final List<Quantity> quantities;
    private final double[] centres;
    private final int[][] offsets;
    private final double[][] sums;

    private Moments(List<Quantity> quantities, double[] centres, int[][] offsets, double[][] sums) {
        this.quantities = quantities;
        this.centres = centres;
        this.offsets = offsets;
        this.sums = sums;
    }

    /// @param second whether covariances are wanted as well as means
    static Moments of(Students students, List<Quantity> quantities, boolean second) {
        int n = quantities.size();
        // sum 0 is W; row i of the table: where the sums of x_i are, then where those of x_i x_j are
        var offsets = new int[n][n + 1];
        int numbers = 1;
        for (int i = 0; i < n; i++) {
            offsets[i][n] = numbers;
            numbers += quantities.get(i).draws();
        }
        for (int i = 0; second && i < n; i++) {
            for (int j = i; j < n; j++) {
                offsets[i][j] = numbers;
                offsets[j][i] = numbers;
                numbers += draws(quantities.get(i), quantities.get(j));
            }
        }
        var centres = quantities.stream()
                .mapToDouble(quantity -> centre(students, quantity))
                .toArray();
        var sums = WeightedSums.of(students, numbers, (from, to, into, width) -> {
            int end = (to - from) * width;
            for (int i = 0; i < n; i++) {
                students.deviations(quantities.get(i), from, to, centres[i], into, offsets[i][n], width);
            }
            for (int at = 0; at < end; at += width) {
                into[at] = 1;
                for (int i = 0; second && i < n; i++) {
                    for (int j = i; j < n; j++) {
                        products(quantities, offsets, i, j, into, at);
                    }
                }
            }
        });
        return new Moments(quantities, centres, offsets, sums);
    }

    private static void products(List<Quantity> quantities, int[][] offsets, int i, int j, double[] into, int at) {
        int n = quantities.size();
        int drawsI = quantities.get(i).draws();
        int drawsJ = quantities.get(j).draws();
        for (int p = 0; p < Math.max(drawsI, drawsJ); p++) {
            into[at + offsets[i][j] + p] = into[at + offsets[i][n] + Math.min(p, drawsI - 1)]
                    * into[at + offsets[j][n] + Math.min(p, drawsJ - 1)];
        }
    }

    /// Draws of what is computed from both: the p-th of one goes with the p-th of the other.
    private static int draws(Quantity a, Quantity b) {
        return Math.max(a.draws(), b.draws());
    }

    private static double centre(Students students, Quantity quantity) {
        int count = Math.min(STUDENTS_OF_CENTRE, students.count());
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += quantity.first(students.row(i));
        }
        return count == 0 ? 0 : sum / count;
    }

    /// Draws of what is computed from all quantities.
    int draws() {
        return quantities.stream().mapToInt(Quantity::draws).max().orElse(1);
    }

    /// Weighted mean of quantity `i` in draw `p` with weight `r`.
    double mean(int i, int p, int r) {
        return centres[i] + deviation(i, p, r);
    }

    /// Weighted covariance of quantities `i` and `j`, the variance for `i = j`, never a negative one.
    double covariance(int i, int j, int p, int r) {
        int draw = Math.min(p, draws(quantities.get(i), quantities.get(j)) - 1);
        double covariance = sums[offsets[i][j] + draw][r] / sums[0][r] - deviation(i, p, r) * deviation(j, p, r);
        return i == j ? Math.max(0, covariance) : covariance;
    }

    private double deviation(int i, int p, int r) {
        int draw = Math.min(p, quantities.get(i).draws() - 1);
        return sums[offsets[i][quantities.size()] + draw][r] / sums[0][r];
    }
}
