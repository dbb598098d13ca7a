package org.gei.pisa.domain.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One execution with its partitions.
///
/// @param asOf when this was read; the end of the bars of what still runs
/// @param parameters job parameters, secrets never among them
/// @param partitions one per country, by code
/// @param attempts all executions of the same instance, oldest first
public record ExecutionDetail(
        ExecutionSummary summary,
        Instant asOf,
        Map<String, String> parameters,
        List<Partition> partitions,
        List<ExecutionSummary> attempts) {

    public ExecutionDetail {
        parameters = Map.copyOf(parameters);
        partitions = List.copyOf(partitions);
        attempts = List.copyOf(attempts);
    }

    /// The part of an execution that works on one country.
    ///
    /// @param retired rows removed because the source has them no longer
    /// @param expected rows to read in all, while a backlog is loaded or a country is compared; null where
    ///     that is not known, as when a source is followed
    /// @param rowsPerSecond rows read per second of its duration; null before the first
    /// @param expectedEnd when `expected` is reached at that rate; null if that is not known or it has ended
    /// @param straggler whether it still runs long after most others have ended
    /// @param cause why it failed, for people; null if it did not
    /// @param remedy what to do about the cause; null if nothing has to be done
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
            long retired,
            long commits,
            @Nullable Long expected,
            @Nullable Double rowsPerSecond,
            @Nullable Instant expectedEnd,
            boolean straggler,
            @Nullable String cause,
            @Nullable String remedy) {}
}
