package org.gei.pisa.domain.survey;

import org.gei.pisa.domain.codebook.Codebook;

/// One student's response as it goes into columns. Arrays are read, never kept.
///
/// @param id key of the response within its country
/// @param version of the change set that wrote it
/// @param submittedMillis when it was submitted, in milliseconds since the epoch
/// @param school CNTSCHID
/// @param finalWeight W_FSTUWT
/// @param replicateWeights W_FSTURWT1..80
/// @param reading ten plausible values, or [#NOT_TESTED]
/// @param mathematics likewise
/// @param science likewise
/// @param background in the order of the layout, NaN where missing
public record Response(
        long id,
        long version,
        long submittedMillis,
        long school,
        double finalWeight,
        double[] replicateWeights,
        double[] reading,
        double[] mathematics,
        double[] science,
        double[] background) {

    /// The plausible values of a domain in which a student was not tested: none.
    public static final double[] NOT_TESTED = {};

    public Response {
        if (replicateWeights.length != Codebook.REPLICATES) {
            throw new IllegalArgumentException("replicate weights: expected " + Codebook.REPLICATES + ", but got "
                    + replicateWeights.length + " for response " + id);
        }
        check(id, "reading", reading);
        check(id, "mathematics", mathematics);
        check(id, "science", science);
    }

    private static void check(long id, String domain, double[] values) {
        if (values.length != 0 && values.length != Codebook.PLAUSIBLE_VALUES) {
            throw new IllegalArgumentException("plausible values in " + domain + ": expected none or "
                    + Codebook.PLAUSIBLE_VALUES + ", but got " + values.length + " for response " + id);
        }
    }
}
