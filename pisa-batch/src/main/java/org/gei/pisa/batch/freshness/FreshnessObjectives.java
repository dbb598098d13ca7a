package org.gei.pisa.batch.freshness;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.gei.pisa.batch.load.Sources;
import org.gei.pisa.batch.warehouse.FreshnessMinutes;
import org.gei.pisa.domain.operations.SourceStatus.FreshnessObjective;
import org.springframework.stereotype.Component;

/// The objective of each country and how well it is kept. The permitted late time, the error budget, is a
/// share of the whole time over which it is judged: a country that has been watched for ten seconds may be
/// late for as long as any other. While no process loads, nothing is watched, and nothing is late.
@Component
public class FreshnessObjectives {

    private static final double MILLIS = 1000.0;

    private final FreshnessSettings settings;
    private final Sources sources;
    private final FreshnessMinutes minutes;

    FreshnessObjectives(FreshnessSettings settings, Sources sources, FreshnessMinutes minutes) {
        this.settings = settings;
        this.sources = sources;
        this.minutes = minutes;
    }

    /// How far behind a country may be.
    Duration within(String country) {
        var source = sources.of(country).settings();
        var within = source.freshWithin() == null ? settings.within() : source.freshWithin();
        return within.plus(source.lagOfDetection());
    }

    /// Every configured country's objective, as of now.
    public Map<String, FreshnessObjective> now() {
        var sums = minutes.since(Instant.now().minus(settings.over()));
        var objectives = new HashMap<String, FreshnessObjective>();
        for (var country : sources.countries()) {
            objectives.put(country, objective(country, sums.getOrDefault(country, new FreshnessMinutes.Sum(0, 0))));
        }
        return objectives;
    }

    private FreshnessObjective objective(String country, FreshnessMinutes.Sum sum) {
        var own = sources.of(country).settings().freshTarget();
        var target = own == null ? settings.target() : own;
        var late = 100 * sum.late() / settings.over().toSeconds();
        var used = 100 * late / (100 - target);
        return new FreshnessObjective(
                target,
                within(country).toMillis() / MILLIS,
                settings.over().toSeconds(),
                sum.watched() > 0 ? 100 - Math.min(100, late) : null,
                used,
                used > 100);
    }
}
