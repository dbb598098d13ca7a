package org.gei.pisa.domain.survey;

import org.gei.pisa.domain.codebook.Codebook;

/// Sampling variance by balanced repeated replication with Fay's modification, G = 80 replicates and k = 0.5:
/// `V = 1 / (G (1-k)^2) * sum_r (t_r - t_0)^2 = 1/20 * sum` (OECD, *PISA Data Analysis Manual*, 2nd ed., chapter 4;
/// *PISA 2018 Technical Report*, chapter 8). Deviations are from the statistic with the final weight, not from the
/// mean of the replicates.
final class FayReplication {

    private static final double FAY_FACTOR = 0.5;
    private static final double DIVISOR = Codebook.REPLICATES * (1 - FAY_FACTOR) * (1 - FAY_FACTOR);

    private FayReplication() {}

    /// @param t with the final weight, then with each replicate
    static double samplingVariance(double[] t) {
        double sum = 0;
        for (int r = 1; r < t.length; r++) {
            double deviation = t[r] - t[0];
            sum += deviation * deviation;
        }
        return sum / DIVISOR;
    }
}
