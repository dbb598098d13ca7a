package org.gei.pisa.domain.survey;

/// Whether two estimates differ by more than sampling explains, at 5 %: `|difference| > 1.96 SE(difference)` (OECD,
/// *PISA Data Analysis Manual*, 2nd ed., chapter 12).
///
/// Formulas hold for the samples of different countries, which are independent. Groups within a country are not:
/// ask for the statistic `difference` there.
///
/// @param difference the first estimate minus the second
/// @param standardError of the difference
/// @param significant whether the difference is significant at 5 %
public record Comparison(double difference, double standardError, boolean significant) {

    /// Half the width of a 95 % interval in standard errors.
    public static final double Z_95 = 1.96;

    /// Two countries: `SE = sqrt(SE_a^2 + SE_b^2)`.
    public static Comparison ofCountries(double a, double standardErrorA, double b, double standardErrorB) {
        return of(a - b, Math.sqrt(standardErrorA * standardErrorA + standardErrorB * standardErrorB));
    }

    /// A country with an average it is part of: with N countries
    /// `SE^2 = (((N-1)^2 - 1) SE_c^2 + sum SE_j^2) / N^2`.
    ///
    /// @param averageStandardError `sqrt(sum SE_j^2) / N`
    /// @param countries N, at least 1
    public static Comparison withAverage(
            double value, double standardError, double average, double averageStandardError, int countries) {
        double n = countries;
        double own = ((n - 1) * (n - 1) - 1) / (n * n) * standardError * standardError;
        // for N = 1 the two terms cancel: rounding must not make the root one of a negative number
        double variance = Math.max(0, own + averageStandardError * averageStandardError);
        return of(value - average, Math.sqrt(variance));
    }

    private static Comparison of(double difference, double standardError) {
        return new Comparison(difference, standardError, Math.abs(difference) > Z_95 * standardError);
    }
}
