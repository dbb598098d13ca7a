package org.gei.pisa.batch.source;

import java.util.List;
import org.gei.pisa.domain.response.RawResponse;

/// Rows of one source that are new or changed, and the position that holds once they are all in the warehouse.
/// Bounded
/// in
/// rows; a backlog is many of them.
public record ChangeSet(String country, List<RawResponse> rows, Position after) {
    public ChangeSet {
        rows = List.copyOf(rows);
    }
}
