package org.gei.pisa.domain.live;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Responses counted by the time of their submission, oldest first, intervals without responses included.
///
/// @param interval `minute` or `hour`
public record Timeline(long version, @Nullable Instant asOf, String interval, List<Count> counts) {

    public Timeline {
        counts = List.copyOf(counts);
    }

    /// @param from start of the interval, a whole minute or hour
    public record Count(Instant from, long submissions) {}
}
