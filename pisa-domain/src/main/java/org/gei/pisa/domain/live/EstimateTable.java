package org.gei.pisa.domain.live;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer of `/api/v1/estimates`: everything one chart needs.
///
/// @param query what was asked, as it was understood
/// @param version grows with every change of a country that takes part
/// @param asOf when the newest loaded change was committed to the warehouse; null while nothing is loaded
/// @param estimates by country, then in the order of the query: variable, groups by code, measure. A country is
///     there also without a value, a group only if it has at least one student
/// @param average the one of [#averages()] where there is one only, otherwise null
/// @param averages one per variable, group and measure
public record EstimateTable(
        EstimateQuery query,
        long version,
        @Nullable Instant asOf,
        List<EstimateRow> estimates,
        @Nullable AverageEstimate average,
        List<AverageEstimate> averages) {

    public EstimateTable {
        estimates = List.copyOf(estimates);
        averages = List.copyOf(averages);
    }
}
