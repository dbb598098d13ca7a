package org.gei.pisa.domain.survey;

import java.util.List;

/// Weighted mean, variance, standard deviation and correlation of the students of a cell.
///
/// - mean: `sum w x / W`
/// - variance: `sum w (x - mean)^2 / W`, the mean that of the same plausible value and replicate; standard deviation
///   its root. Divided by `W`, not by `W - 1` or `(n-1)/n W`, as in OECD's reports
/// - correlation: Pearson's, weighted; of two domains the p-th plausible value goes with the p-th
///
/// No students, or weights that are all zero: NaN. One student: variance 0, correlation NaN. A correlation with a
/// constant is NaN. Sources: OECD, *PISA Data Analysis Manual*, 2nd ed., chapters 5 and 8.
public final class Descriptives {

    private Descriptives() {}

    public static ReplicatedStatistic mean(Students students, Quantity x) {
        var moments = Moments.of(students, List.of(x), false);
        return ReplicatedStatistic.of(moments.draws(), (p, r) -> moments.mean(0, p, r));
    }

    public static ReplicatedStatistic variance(Students students, Quantity x) {
        var moments = Moments.of(students, List.of(x), true);
        return ReplicatedStatistic.of(moments.draws(), (p, r) -> moments.covariance(0, 0, p, r));
    }

    public static ReplicatedStatistic standardDeviation(Students students, Quantity x) {
        var moments = Moments.of(students, List.of(x), true);
        return ReplicatedStatistic.of(moments.draws(), (p, r) -> Math.sqrt(moments.covariance(0, 0, p, r)));
    }

    public static ReplicatedStatistic correlation(Students students, Quantity x, Quantity y) {
        var moments = Moments.of(students, List.of(x, y), true);
        return ReplicatedStatistic.of(
                moments.draws(),
                (p, r) -> moments.covariance(0, 1, p, r)
                        / Math.sqrt(moments.covariance(0, 0, p, r) * moments.covariance(1, 1, p, r)));
    }
}
