package org.gei.pisa.domain.operations;

import java.time.Instant;
import java.util.List;
import org.gei.pisa.domain.response.Violation;

/// A page of rows that could not be loaded, last seen first.
public record QuarantinePage(List<QuarantinedRow> rows, int page, int size, long total) {

    public QuarantinePage {
        rows = List.copyOf(rows);
    }

    /// @param violations every reason, with the value found
    /// @param attempts how often this row was held against the rules
    /// @param stale whether an older, good version of the row stays loaded and counted
    public record QuarantinedRow(
            String country,
            long id,
            List<Violation> violations,
            Instant firstSeen,
            Instant lastSeen,
            int attempts,
            boolean stale) {
        public QuarantinedRow {
            violations = List.copyOf(violations);
        }
    }
}
