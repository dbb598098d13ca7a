package org.gei.pisa.batch.freshness;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToDoubleFunction;
import org.gei.pisa.batch.load.LoadControl;
import org.gei.pisa.batch.load.Sources;
import org.gei.pisa.batch.warehouse.FreshnessMinutes;
import org.gei.pisa.batch.warehouse.FreshnessMinutes.Watched;
import org.gei.pisa.batch.warehouse.SourceStates;
import org.gei.pisa.domain.operations.SourceStatus.FreshnessObjective;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Looks once a second how far behind each country is, and writes what it saw every few seconds. The time
/// since a process that died looked last is counted too, a longer break is not. A country that a person has
/// suspended is not watched; one that was suspended by a failure is late.
@Component
class FreshnessWatch {

    private static final Duration LONGEST_BREAK = Duration.ofMinutes(5);
    private static final int LOOKS_PER_WRITE = 5;

    private final Sources sources;
    private final LoadControl control;
    private final SourceStates states;
    private final FreshnessObjectives objectives;
    private final FreshnessMinutes minutes;
    private final Map<String, Instant> watchedUntil = new HashMap<>();
    private final List<Watched> unwritten = new ArrayList<>();
    private final Map<String, Double> lags = new ConcurrentHashMap<>();
    private volatile Map<String, FreshnessObjective> latest = Map.of();
    private Map<String, Instant> lookedAt = Map.of();
    private List<String> left = List.of();
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private int looks;

    FreshnessWatch(
            Sources sources,
            LoadControl control,
            SourceStates states,
            FreshnessObjectives objectives,
            FreshnessMinutes minutes,
            MeterRegistry metrics) {
        this.sources = sources;
        this.control = control;
        this.states = states;
        this.objectives = objectives;
        this.minutes = minutes;
        for (var country : sources.countries()) {
            gauge(metrics, "pisa.source.lag", country, watch -> watch.lags.getOrDefault(country, Double.NaN));
            gauge(metrics, "pisa.freshness.budget.used", country, watch -> {
                var objective = watch.latest.get(country);
                return objective == null ? Double.NaN : objective.budgetUsedPercent() / 100;
            });
            gauge(metrics, "pisa.freshness.breached", country, watch -> {
                var objective = watch.latest.get(country);
                return objective != null && objective.breached() ? 1 : 0;
            });
        }
    }

    private void gauge(MeterRegistry metrics, String name, String country, ToDoubleFunction<FreshnessWatch> value) {
        Gauge.builder(name, this, value).tag("country", country).register(metrics);
    }

    /// Scheduled runs may overlap when the warehouse is slow; one at a time is enough.
    @Scheduled(fixedRate = 1000)
    void look() {
        if (oneAtATime.tryLock()) {
            try {
                lookAtAll();
            } finally {
                oneAtATime.unlock();
            }
        }
    }

    private void lookAtAll() {
        if (!control.isActive()) {
            watchedUntil.clear();
            lags.clear();
            looks = 0;
            return;
        }
        try {
            if (looks++ % LOOKS_PER_WRITE == 0) {
                write();
            }
            var now = Instant.now();
            for (var country : sources.countries()) {
                if (left.contains(country)) {
                    watchedUntil.put(country, now);
                } else {
                    look(country, now);
                }
            }
        } catch (DataAccessException | TransactionException e) {
            looks = 0; // the warehouse is away: what was seen is written when it is back
        }
    }

    private void look(String country, Instant now) {
        var known = sources.caughtUpAt(country).orElse(lookedAt.get(country));
        if (known == null) {
            return; // never loaded yet: nothing that could be late
        }
        var from = watchedUntil.getOrDefault(country, known);
        var watched = Duration.between(from, now);
        watchedUntil.put(country, now);
        var lag = seconds(Duration.between(known, now));
        lags.put(country, lag);
        if (watched.isPositive() && watched.compareTo(LONGEST_BREAK) < 0) {
            var permitted = seconds(objectives.within(country));
            var late = Math.min(seconds(watched), Math.max(0, lag - permitted));
            unwritten.add(new Watched(country, seconds(watched), late, lag));
        }
    }

    private void write() {
        minutes.add(Instant.now(), unwritten);
        unwritten.clear();
        lookedAt = states.lookedAt();
        left = states.suspendedByPeople();
        latest = objectives.now();
    }

    private static double seconds(Duration duration) {
        return Math.max(0, duration.toNanos() / 1e9);
    }
}
