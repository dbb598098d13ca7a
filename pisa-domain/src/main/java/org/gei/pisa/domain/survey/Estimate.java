package org.gei.pisa.domain.survey;

/// An estimate with its uncertainty.
///
/// @param value T, the mean over the plausible values; NaN if it can't be computed (no students, no weight, a spread
///     of zero to divide by)
/// @param samplingVariance V: from which students happened to be in the sample
/// @param imputationVariance B: from proficiency being drawn, not observed; 0 for a background variable
/// @param standardError `sqrt(V + (1 + 1/M) B)`
public record Estimate(double value, double samplingVariance, double imputationVariance, double standardError) {

    /// Whether there is a value.
    public boolean isPresent() {
        return Double.isFinite(value);
    }
}
