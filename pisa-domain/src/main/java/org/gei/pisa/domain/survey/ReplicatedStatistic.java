package org.gei.pisa.domain.survey;

/// A statistic t(p, r) for each plausible value p with each of the 81 weights r, where r = 0 is the final weight and
/// the others are the replicates. What is derived from statistics (a difference, say) is derived here, inside each p
/// and r; only then it is an estimate.
///
/// @param t one array of 81 per plausible value, or a single one for a background variable
public record ReplicatedStatistic(double[][] t) {

    /// How to compute t(p, r).
    interface Formula {
        double at(int draw, int weight);
    }

    static ReplicatedStatistic of(int draws, Formula formula) {
        var t = new double[draws][Segment.WEIGHTS];
        for (int p = 0; p < draws; p++) {
            for (int r = 0; r < Segment.WEIGHTS; r++) {
                t[p][r] = formula.at(p, r);
            }
        }
        return new ReplicatedStatistic(t);
    }

    /// The difference of two statistics of the same variable within a country. Groups are not independent, for they
    /// share schools: their standard errors can't be combined.
    public ReplicatedStatistic minus(ReplicatedStatistic other) {
        return of(t.length, (p, r) -> t[p][r] - other.t[p][r]);
    }

    public Estimate estimate() {
        return PlausibleValueCombination.of(this);
    }
}
