package org.gei.pisa.domain.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks for rows in quarantine to be held against the rules again: those of `rows`, or if that is empty all
/// that match the filter.
///
/// @param country only rows of this country
/// @param variable only rows with a violation of this variable
/// @param rule only rows with a violation of this rule
public record RetryRequest(
        @Nullable String country,
        @Nullable String variable,
        @Nullable String rule,
        List<RowKey> rows) {
    public RetryRequest {
        rows = Given.list("rows", rows);
    }

    public record RowKey(String country, long id) {}
}
