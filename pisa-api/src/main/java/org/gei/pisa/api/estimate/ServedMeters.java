package org.gei.pisa.api.estimate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// How many responses are held, and how long each that changed took from its source until estimates have it.
@Component
class ServedMeters {

    /// As the load measures its part, so that both are read in one chart.
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
    private final Clock clock;

    ServedMeters(MeterRegistry metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /// @param responses how many responses of the country are held, at any time
    void holds(String country, Supplier<Number> responses) {
        Gauge.builder("pisa.responses", responses).tag("country", country).register(metrics);
        freshness(country);
    }

    void served(String country, LoadDelays delays) {
        var freshness = freshness(country);
        delays.forEachAge(clock.instant(), freshness::record);
    }

    private Timer freshness(String country) {
        return Timer.builder("pisa.freshness")
                .description("From the change of a row at its source until estimates have it")
                .tag("country", country)
                .tag("stage", "served")
                .serviceLevelObjectives(BOUNDS)
                .register(metrics);
    }
}
