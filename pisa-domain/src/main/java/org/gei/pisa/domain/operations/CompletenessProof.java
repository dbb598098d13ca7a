package org.gei.pisa.domain.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a reconciliation of a country found and, after its repairs, proved: every row that its source had
/// committed by `provedUpTo` is loaded with the same content, or in quarantine.
///
/// @param text in one line, for people
/// @param rows rows of the source at that moment
/// @param hash over ids and contents of these rows
/// @param quarantined of them in quarantine
/// @param missing rows that had been missing and were loaded
/// @param differing rows whose content had differed and was loaded again
/// @param retired rows removed because the source has them no longer
/// @param execution the execution that proved it; null if its history has been purged
public record CompletenessProof(
        String country,
        Instant provedUpTo,
        String text,
        long rows,
        String hash,
        long quarantined,
        long missing,
        long differing,
        long retired,
        @Nullable Long execution) {}
