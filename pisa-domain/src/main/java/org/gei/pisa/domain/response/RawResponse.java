package org.gei.pisa.domain.response;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of a source as it came: text, not yet believed.
///
/// @param id key of the row at its source
/// @param submittedAt when the student's response was submitted
/// @param changedAt when the row was written or corrected last, by the clock of the source
/// @param values one text per variable of the codebook, in its order; null where the source has NULL
public record RawResponse(long id, Instant submittedAt, Instant changedAt, Cells values) {

    public RawResponse(long id, Instant submittedAt, Instant changedAt, List<@Nullable String> values) {
        this(id, submittedAt, changedAt, Cells.of(values));
    }
}
