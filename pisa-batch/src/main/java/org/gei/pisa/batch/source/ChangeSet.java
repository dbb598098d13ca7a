package org.gei.pisa.batch.source;

import java.util.List;
import org.gei.pisa.domain.response.RawResponse;
import org.jspecify.annotations.Nullable;

/// Rows of one source that are new or changed, and the position that holds once they are all in the
/// warehouse. Bounded in rows; a backlog is many of them.
///
/// @param backlog rows of all the pages that begin with this one; null if it is the only one or not the first
public record ChangeSet(
        String country,
        List<RawResponse> rows,
        Position after,
        @Nullable Long backlog) {
    public ChangeSet {
        rows = List.copyOf(rows);
    }
}
