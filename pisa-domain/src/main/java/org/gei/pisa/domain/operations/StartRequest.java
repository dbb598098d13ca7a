package org.gei.pisa.domain.operations;

import java.util.List;

/// Asks for an execution.
///
/// @param job `load` or `reconcile`
/// @param countries codes; empty means all
/// @param full of a load: true to read every row again, false to continue at the watermark; of a
///     reconciliation: true to retire rows even if a large share of a country is gone from its source
public record StartRequest(String job, List<String> countries, boolean full) {
    public StartRequest {
        Given.required("job", job);
        countries = Given.list("countries", countries);
    }
}
