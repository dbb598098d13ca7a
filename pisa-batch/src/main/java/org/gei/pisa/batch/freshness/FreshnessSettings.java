package org.gei.pisa.batch.freshness;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What is promised of every country that has no promise of its own.
///
/// @param target percent of the time
/// @param within how far behind a country may be in that time; a source read by timestamp may be its safety
///     lag further behind
/// @param over the time over which it is judged
@ConfigurationProperties("pisa.freshness")
public record FreshnessSettings(
        @DefaultValue("99") double target,
        @DefaultValue("1s") Duration within,
        @DefaultValue("1h") Duration over) {
    public FreshnessSettings {
        if (!(target > 0 && target < 100)) {
            throw new IllegalArgumentException(
                    "pisa.freshness.target: expected percent between 0 and 100, but got " + target);
        }
        if (over.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("pisa.freshness.over: expected at least 1m, but got " + over);
        }
    }
}
