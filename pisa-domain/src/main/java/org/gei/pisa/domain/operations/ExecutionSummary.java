package org.gei.pisa.domain.operations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One execution of a job, as a line of the list.
///
/// @param instance job instance; a restart is a further execution of the same instance
/// @param job `load` or `reconcile`
/// @param kind `window` (follows the sources for a while), `load` or `reload` (asked for by a person),
///     `reconcile` (by a person), `scheduled` (a reconciliation by the clock), `restart`
/// @param countries the countries it works on
/// @param read rows read from the sources
/// @param written rows written to the warehouse; of a reconciliation the rows it repaired
/// @param unchanged rows read that were already loaded with the same content
/// @param quarantined rows put into quarantine; of a reconciliation the rows accounted for by being there
/// @param retired rows removed because their source has them no longer
/// @param failedCountries countries whose partition failed
/// @param cause in one line why it failed; null if it did not
/// @param actions what can be done now: of `restart`, `stop`, `abandon`, `recover`
public record ExecutionSummary(
        long id,
        long instance,
        String job,
        String kind,
        ExecutionStatus status,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        List<String> countries,
        long read,
        long written,
        long unchanged,
        long quarantined,
        long retired,
        int failedCountries,
        @Nullable String cause,
        List<String> actions) {

    public ExecutionSummary {
        countries = List.copyOf(countries);
        actions = List.copyOf(actions);
    }
}
