package org.gei.pisa.domain.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One estimate of a country, before it is set beside those of other countries. Components are those of
/// `live.EstimateRow`.
public record CellEstimate(
        String variable,
        @Nullable String measure,
        Map<String, String> group,
        @Nullable Double value,
        @Nullable Double standardError,
        int students,
        int schools,
        double population,
        @Nullable String flag) {

    public CellEstimate {
        group = Collections.unmodifiableMap(new LinkedHashMap<>(group));
    }
}
