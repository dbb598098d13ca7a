package org.gei.pisa.batch.operations;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.gei.pisa.batch.freshness.FreshnessObjectives;
import org.gei.pisa.batch.load.Sources;
import org.gei.pisa.batch.source.ChangeDetection;
import org.gei.pisa.batch.warehouse.CompletenessProofs;
import org.gei.pisa.batch.warehouse.FreshnessMinutes;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.domain.operations.CompletenessProof;
import org.gei.pisa.domain.operations.SourceStatus;
import org.gei.pisa.domain.operations.SourceStatus.FreshnessObjective;
import org.gei.pisa.domain.operations.SourceStatus.LagPoint;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Everything there is to say about each source, put together from the warehouse and from what this
/// process knows.
@Component
class SourceOverview {

    private final JdbcClient warehouse;
    private final Sources sources;
    private final FreshnessObjectives objectives;
    private final FreshnessMinutes minutes;
    private final CompletenessProofs proofs;

    SourceOverview(
            JdbcClient warehouse,
            Sources sources,
            FreshnessObjectives objectives,
            FreshnessMinutes minutes,
            CompletenessProofs proofs) {
        this.warehouse = warehouse;
        this.sources = sources;
        this.objectives = objectives;
        this.minutes = minutes;
        this.proofs = proofs;
    }

    List<SourceStatus> all() {
        return of(sources.countries());
    }

    SourceStatus one(String country) {
        return of(List.of(country)).getFirst();
    }

    private List<SourceStatus> of(List<String> countries) {
        var facts = new Facts(Instant.now(), objectives.now(), minutes.lastHour(), proofs.newest());
        return warehouse
                .sql("""
                        select cnt, name, state, state_since, cause, suspended_by, responses, quarantined, version,
                            watermark, looked_at, loaded_at, failed_execution,
                            (select count(*) from quarantined_response q where q.cnt = s.cnt and q.stale) as stale
                        from source_state s join participant using (cnt) where cnt = any (:countries) order by cnt""")
                .param("countries", countries.toArray(String[]::new))
                .query((row, number) -> status(row, facts))
                .list();
    }

    private record Facts(
            Instant now,
            Map<String, FreshnessObjective> objectives,
            Map<String, List<LagPoint>> lags,
            Map<String, CompletenessProof> proofs) {}

    private SourceStatus status(ResultSet row, Facts facts) throws SQLException {
        var country = row.getString("cnt");
        var settings = sources.of(country).settings();
        var state = Freshness.State.valueOf(row.getString("state"));
        var since = row.getTimestamp("state_since").toInstant();
        var lookedAt = instant(row.getTimestamp("looked_at"));
        var breaker = sources.of(country).calls().breaker();
        return new SourceStatus(
                country,
                row.getString("name"),
                state,
                since,
                row.getString("cause"),
                row.getString("suspended_by"),
                (settings.isReadByTimestamp() ? ChangeDetection.TIMESTAMP : ChangeDetection.SNAPSHOT)
                        .name()
                        .toLowerCase(Locale.ROOT),
                settings.isReadByTimestamp() ? settings.lagOfDetection().toMillis() / 1000.0 : null,
                breaker.getState().name(),
                calls(breaker),
                lag(country, state, since, lookedAt, facts.now()),
                facts.lags().getOrDefault(country, List.of()),
                Objects.requireNonNull(facts.objectives().get(country)),
                facts.proofs().get(country),
                row.getLong("responses"),
                row.getLong("quarantined"),
                row.getLong("stale"),
                row.getLong("version"),
                row.getString("watermark"),
                lookedAt,
                instant(row.getTimestamp("loaded_at")),
                (Long) row.getObject("failed_execution"),
                List.of(state == Freshness.State.SUSPENDED ? "resume" : "suspend", "test"));
    }

    /// What this process knows exactly, or else what the warehouse remembers.
    private @Nullable Double lag(
            String country, Freshness.State state, Instant since, @Nullable Instant lookedAt, Instant now) {
        var remembered = state == Freshness.State.LAGGING ? since : lookedAt;
        var caughtUp = sources.caughtUpAt(country).orElse(remembered);
        return caughtUp == null
                ? null
                : Math.max(0, Duration.between(caughtUp, now).toMillis() / 1000.0);
    }

    private static SourceStatus.BreakerCalls calls(CircuitBreaker breaker) {
        var metrics = breaker.getMetrics();
        return new SourceStatus.BreakerCalls(
                metrics.getFailureRate() < 0 ? null : (double) metrics.getFailureRate(),
                metrics.getNumberOfBufferedCalls(),
                metrics.getNumberOfFailedCalls(),
                metrics.getNumberOfNotPermittedCalls());
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
