package org.gei.pisa.domain.operations;

import java.time.Instant;
import org.gei.pisa.domain.live.Freshness;
import org.jspecify.annotations.Nullable;

/// A source as the batch sees it.
///
/// @param changeDetection `snapshot` or `timestamp`
/// @param breaker state of its circuit breaker: `CLOSED`, `OPEN`, `HALF_OPEN`
/// @param version version of the country in the warehouse
/// @param failedExecution the execution to restart when the cause is mended; null unless SUSPENDED by a failure
public record SourceStatus(
        String country,
        String name,
        Freshness.State state,
        Instant since,
        @Nullable String cause,
        String changeDetection,
        String breaker,
        long responses,
        long quarantined,
        long version,
        @Nullable Instant lookedAt,
        @Nullable Instant loadedAt,
        @Nullable Long failedExecution) {}
