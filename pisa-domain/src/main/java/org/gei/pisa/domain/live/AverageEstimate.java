package org.gei.pisa.domain.live;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The arithmetic mean of the countries' estimates of one variable, measure and group: each country counts the
/// same. Countries without a value are left out.
///
/// @param measure as in [EstimateRow]
/// @param group as in [EstimateRow]
/// @param value null where no country has one
/// @param standardError `sqrt(sum SE^2) / N`; null where `value` is, and for counts
/// @param countries N, how many have a value
public record AverageEstimate(
        String variable,
        @Nullable String measure,
        Map<String, String> group,
        @Nullable Double value,
        @Nullable Double standardError,
        int countries) {

    public AverageEstimate {
        group = Collections.unmodifiableMap(new LinkedHashMap<>(group));
    }
}
