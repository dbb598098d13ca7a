package org.gei.pisa.batch.observability;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import org.gei.pisa.batch.load.LoadControl;
import org.gei.pisa.batch.load.Sources;
import org.gei.pisa.batch.warehouse.RowsWritten;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Counts rows once they are committed, and measures how long each took from the change at its source until then.
/// A backlog is not measured: how far behind a country is says `pisa.source.lag`.
@Component
class LoadMeters {

    /// Around the objective of a second; what is above a minute is a matter of lag.
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60)
    };

    private final MeterRegistry metrics;

    LoadMeters(MeterRegistry metrics, Sources sources, LoadControl control) {
        this.metrics = metrics;
        // from the start, so that a rate over the first rows is right
        sources.countries().forEach(country -> {
            freshness(country);
            count(country, "loaded", 0);
            count(country, "unchanged", 0);
            count(country, "quarantined", 0);
            count(country, "retired", 0);
        });
        metrics.gauge("pisa.load.active", control, of -> of.isActive() ? 1 : 0);
    }

    @TransactionalEventListener
    void committed(RowsWritten rows) {
        var country = rows.country();
        var now = Instant.now();
        var freshness = freshness(country);
        rows.changedAt().forEach(changed -> {
            var took = Duration.between(changed, now);
            // clocks of sources may be ahead of this one
            freshness.record(took.isNegative() ? Duration.ZERO : took);
        });
        count(country, "loaded", rows.written().written());
        count(country, "unchanged", rows.written().unchanged());
        count(country, "quarantined", rows.written().quarantined());
        count(country, "retired", rows.written().retired());
    }

    private Timer freshness(String country) {
        return Timer.builder("pisa.freshness")
                .description("From the change of a row at its source until it is committed in the warehouse")
                .tag("country", country)
                .tag("stage", "loaded")
                .serviceLevelObjectives(BOUNDS)
                .register(metrics);
    }

    private void count(String country, String outcome, int rows) {
        metrics.counter("pisa.rows", "country", country, "outcome", outcome).increment(rows);
    }
}
