package org.gei.pisa.domain.survey;

/// Combines what each of M plausible values gives (Rubin 1987; OECD, *PISA Data Analysis Manual*, 2nd ed., chapter 6;
/// *PISA 2018 Technical Report*, chapter 9): `T` is the mean of the t(p, 0), `V` the mean of their sampling variances,
/// all of them, `B = sum (t(p, 0) - T)^2 / (M - 1)`, and the standard error `sqrt(V + (1 + 1/M) B)`. For M = 1, B is 0.
///
/// Agrees with Rrepest 1.6 and with survey 4.1 under R 4.2 to a relative 1e-9 and better.
final class PlausibleValueCombination {

    private PlausibleValueCombination() {}

    static Estimate of(ReplicatedStatistic statistic) {
        var t = statistic.t();
        int draws = t.length;
        double value = 0;
        double sampling = 0;
        for (var draw : t) {
            value += draw[0];
            sampling += FayReplication.samplingVariance(draw);
        }
        value /= draws;
        sampling /= draws;
        double imputation = 0;
        for (var draw : t) {
            imputation += (draw[0] - value) * (draw[0] - value);
        }
        imputation = draws == 1 ? 0 : imputation / (draws - 1);
        return new Estimate(value, sampling, imputation, Math.sqrt(sampling + (1 + 1.0 / draws) * imputation));
    }
}
