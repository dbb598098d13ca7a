package org.gei.pisa.batch.warehouse;

import java.time.Instant;
import java.util.List;

/// Rows of a country were written, in the transaction in which this is published: it counts once that has committed.
///
/// @param written what became of the rows
/// @param changedAt when each of the rows that came in their turn was changed at its source; empty for a backlog,
///     rows written out of turn, and rows that had been there already
public record RowsWritten(String country, Written written, List<Instant> changedAt) {
    public RowsWritten {
        changedAt = List.copyOf(changedAt);
    }
}
