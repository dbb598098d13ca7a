package org.gei.pisa.domain.operations;

import java.time.Instant;
import java.util.List;
import org.gei.pisa.domain.response.Violation;

/// A page of rows that could not be loaded, last seen first.
public record QuarantinePage(List<QuarantinedRow> rows, int page, int size, long total) {

    public QuarantinePage {
        rows = List.copyOf(rows);
    }

    public record QuarantinedRow(
            String country, long id, List<Violation> violations, Instant firstSeen, Instant lastSeen, int attempts) {
        public QuarantinedRow {
            violations = List.copyOf(violations);
        }
    }
}
