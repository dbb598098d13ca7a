package org.gei.pisa.domain.operations;

import java.util.List;

/// Asks for an execution.
///
/// @param job `load`
/// @param countries codes; empty means all
/// @param full true to read every row again, false to continue at the watermark
public record StartRequest(String job, List<String> countries, boolean full) {
    public StartRequest {
        countries = List.copyOf(countries);
    }
}
