package org.gei.pisa.domain.operations;

import java.time.Instant;
import java.util.List;
import org.gei.pisa.domain.live.Freshness;
import org.jspecify.annotations.Nullable;

/// A source as the batch sees it.
///
/// @param since since when it is in this state
/// @param cause why it is not LIVE, for people; null if it is
/// @param suspendedBy who suspended it: an account, or `load` after a failure; null unless SUSPENDED
/// @param changeDetection `snapshot` or `timestamp`
/// @param safetyLagSeconds by `timestamp`: how long a transaction at the source may take without being
///     missed; such a country is shown no fresher than that. Null by `snapshot`, which misses nothing
/// @param breaker state of its circuit breaker: `CLOSED`, `OPEN`, `HALF_OPEN`
/// @param calls what the circuit breaker counted lately
/// @param lagSeconds time since it was last known to be fully loaded; null before the first time
/// @param lagHistory a point per minute of the last hour, oldest first; minutes in which nobody looked are
///     left out
/// @param freshness the objective for its freshness and how well it is kept
/// @param proof the last reconciliation; null before the first
/// @param responses rows loaded
/// @param quarantined rows in quarantine
/// @param stale rows in quarantine whose last good version stays counted
/// @param version version of the country in the warehouse
/// @param watermark position up to which the source is loaded, as the source understands it
/// @param lookedAt when it was last reached
/// @param loadedAt when a change was last loaded
/// @param failedExecution the execution to restart when the cause is mended; null unless SUSPENDED by a
///     failure
/// @param actions what can be done now: of `suspend`, `resume`, `test`
public record SourceStatus(
        String country,
        String name,
        Freshness.State state,
        Instant since,
        @Nullable String cause,
        @Nullable String suspendedBy,
        String changeDetection,
        @Nullable Double safetyLagSeconds,
        String breaker,
        BreakerCalls calls,
        @Nullable Double lagSeconds,
        List<LagPoint> lagHistory,
        FreshnessObjective freshness,
        @Nullable CompletenessProof proof,
        long responses,
        long quarantined,
        long stale,
        long version,
        String watermark,
        @Nullable Instant lookedAt,
        @Nullable Instant loadedAt,
        @Nullable Long failedExecution,
        List<String> actions) {

    public SourceStatus {
        lagHistory = List.copyOf(lagHistory);
        actions = List.copyOf(actions);
    }

    /// @param failurePercent share of failed calls in the breaker's window; null while there are too few
    /// @param recorded calls in the window
    /// @param failed failed calls in the window
    /// @param refused calls not made because the breaker was open, since the process started
    public record BreakerCalls(@Nullable Double failurePercent, int recorded, int failed, long refused) {}

    /// @param minute start of the minute
    /// @param worstSeconds longest lag seen in it
    /// @param meanSeconds mean lag over it
    public record LagPoint(Instant minute, double worstSeconds, double meanSeconds) {}

    /// Promises that a country is at most `withinSeconds` behind for `targetPercent` of the time.
    ///
    /// @param windowSeconds over how long that is judged
    /// @param achievedPercent share of that time in which it was kept; null before it was watched at all
    /// @param budgetUsedPercent share of the permitted late time that is used up; above 100 it is breached
    public record FreshnessObjective(
            double targetPercent,
            double withinSeconds,
            long windowSeconds,
            @Nullable Double achievedPercent,
            double budgetUsedPercent,
            boolean breached) {}
}
