package org.gei.pisa.domain.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One execution with its partitions.
///
/// @param parameters job parameters, secrets never among them
/// @param partitions one per country, by code
/// @param attempts all executions of the same instance, oldest first
public record ExecutionDetail(
        ExecutionSummary summary,
        Map<String, String> parameters,
        List<Partition> partitions,
        List<ExecutionSummary> attempts) {

    public ExecutionDetail {
        parameters = Map.copyOf(parameters);
        partitions = List.copyOf(partitions);
        attempts = List.copyOf(attempts);
    }

    /// The part of an execution that loads one country.
    ///
    /// @param cause why it failed, for people, with what to do; null if it did not
    public record Partition(
            long id,
            String country,
            ExecutionStatus status,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            long read,
            long written,
            long unchanged,
            long quarantined,
            long commits,
            @Nullable String cause) {}
}
