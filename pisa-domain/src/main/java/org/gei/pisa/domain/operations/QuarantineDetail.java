package org.gei.pisa.domain.operations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row in quarantine with what came from the source.
///
/// @param raw what the source had, in the order of the codebook
/// @param submittedAt by the clock of the source
/// @param changedAt by the clock of the source
/// @param goodSince when the good version that stays counted was loaded; null if there is none
public record QuarantineDetail(
        QuarantinePage.QuarantinedRow row,
        List<RawValue> raw,
        @Nullable Instant submittedAt,
        @Nullable Instant changedAt,
        @Nullable Instant goodSince) {
    public QuarantineDetail {
        raw = List.copyOf(raw);
    }

    /// @param text null where the source has NULL; a text too long to keep ends with its length and MD5
    public record RawValue(String column, @Nullable String text) {}
}
