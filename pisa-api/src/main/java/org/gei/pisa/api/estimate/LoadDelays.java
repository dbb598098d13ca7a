package org.gei.pisa.api.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How long the responses of the last five minutes took from the change at their source until they were
/// loaded; of the newest ten thousand of them.
public final class LoadDelays {

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private record Delay(Instant loadedAt, double seconds) {}

    private final Deque<Delay> delays = new ArrayDeque<>();

    /// In seconds; null if nothing was loaded within the window.
    public record Percentiles(
            @Nullable Double p50, @Nullable Double p99) {}

    void add(Instant changedAt, Instant loadedAt) {
        delays.addLast(new Delay(
                loadedAt, Math.max(0, Duration.between(changedAt, loadedAt).toMillis() / 1000.0)));
        if (delays.size() > MOST) {
            delays.removeFirst();
        }
    }

    void addAll(LoadDelays others) {
        others.delays.forEach(delay -> {
            delays.addLast(delay);
            if (delays.size() > MOST) {
                delays.removeFirst();
            }
        });
    }

    /// Tells of each response how long ago it was changed at its source.
    void forEachAge(Instant now, Consumer<Duration> age) {
        delays.forEach(delay -> age.accept(
                Duration.ofMillis(Math.round(delay.seconds() * 1000)).plus(Duration.between(delay.loadedAt(), now))));
    }

    Percentiles percentiles(Instant now) {
        var oldest = now.minus(WINDOW);
        var sorted = delays.stream()
                .filter(delay -> delay.loadedAt().isAfter(oldest))
                .mapToDouble(Delay::seconds)
                .sorted()
                .toArray();
        return sorted.length == 0 ? new Percentiles(null, null) : new Percentiles(at(sorted, 0.5), at(sorted, 0.99));
    }

    /// Nearest rank.
    private static double at(double[] sorted, double part) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }
}
