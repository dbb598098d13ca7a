package org.gei.pisa.domain.response;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One student's response, typed. Arrays are not copied: whoever makes a response hands them over.
///
/// @param country code of the participant
/// @param id key of the row at its source
/// @param school CNTSCHID
/// @param student CNTSTUID
/// @param background one value per background variable of the codebook, in its order; NaN is missing
/// @param finalWeight W_FSTUWT, positive
/// @param replicateWeights W_FSTURWT1..80, 80 values, none negative
/// @param mathematics ten plausible values, or null where the country reports none
/// @param reading likewise
/// @param science likewise
/// @param contentHash hash of the raw values; the same raw values give the same hash
public record StudentResponse(
        String country,
        long id,
        long school,
        long student,
        double[] background,
        double finalWeight,
        double[] replicateWeights,
        double @Nullable [] mathematics,
        double @Nullable [] reading,
        double @Nullable [] science,
        UUID contentHash) {}
