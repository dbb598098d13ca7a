package org.gei.pisa.api.stream;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.gei.pisa.api.estimate.Change;
import org.gei.pisa.api.estimate.ChangeTraces;
import org.gei.pisa.api.estimate.ResponseStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/// Makes a state that can be computed at any time into a stream of it.
///
/// A state is computed when something that it shows changed, and written, once for all who listen to the same query. It
/// is sent at once after a quiet while; the next follows a quarter of a second later at the earliest, or later where it
/// takes long to compute, and is then the newest. Whoever is too slow gets the newest state next, never a backlog. The
/// id of an event is the version of the state; content that depends on the time as well may come again with the same
/// id.
///
/// Versions are the warehouse's, so an id means the same in every process: whoever was cut off goes on at any other. If
/// that one has not read yet what the client has seen elsewhere, it says nothing until it has.
@Component
public class LiveStreams {

    private static final Duration PACE = Duration.ofMillis(250);
    private static final Duration LONGEST_PACE = Duration.ofSeconds(1);

    /// So many times as long as it took to compute a state the next one is put off, where there is more to compute than
    /// the processors can.
    private static final int REST = 3;

    private static final Duration CLOCK = Duration.ofSeconds(1);
    private static final Duration COMMENT = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofSeconds(1);

    /// A client that has seen more for so long than is here has seen another warehouse.
    private static final Duration CATCHING_UP = Duration.ofSeconds(3);

    private final Flux<Change> changes;
    private final ChangeTraces traces;
    private final JsonMapper json;
    private final Map<Object, Flux<?>> shared = new ConcurrentHashMap<>();
    private final Timer computing;
    private final Clock clock;
    private final AtomicInteger subscribers = new AtomicInteger();
    private final Sinks.Empty<Void> closing = Sinks.empty();

    @Autowired
    LiveStreams(ResponseStore store, ChangeTraces traces, JsonMapper json, MeterRegistry metrics) {
        this(store.changes(), traces, json, metrics);
    }

    LiveStreams(Flux<Change> changes, JsonMapper json, MeterRegistry metrics) {
        this(changes, ChangeTraces.none(), json, metrics);
    }

    private LiveStreams(Flux<Change> changes, ChangeTraces traces, JsonMapper json, MeterRegistry metrics) {
        this.changes = changes;
        this.traces = traces;
        this.json = json;
        metrics.gaugeMapSize("pisa.queries.live", Tags.empty(), shared);
        metrics.gauge("pisa.subscribers", subscribers);
        this.computing = metrics.timer("pisa.queries.computed");
        this.clock = metrics.config().clock();
    }

    /// @param query equal for equal streams; also names the type of the state
    /// @param shows which changes the state may show; the time alone is looked at once a second
    /// @param state computes the state; must not block
    /// @param lastEventId the header `Last-Event-ID`: a first state of this version, and older ones, are left out
    public <T extends Record> Flux<LiveEvent<T>> stream(
            Object query,
            Predicate<Change> shows,
            Supplier<T> state,
            ToLongFunction<T> version,
            @Nullable String lastEventId) {
        @SuppressWarnings("unchecked") // equal queries have equal types, see above
        var states = (Flux<LiveEvent<T>>) shared.computeIfAbsent(query, key -> share(key, shows, state, version));
        var events = notOlder(states, lastEventId).onBackpressureLatest().switchOnFirst((first, all) -> {
            var event = first.get();
            return event != null && event.hasId(lastEventId) ? all.skip(1) : all;
        });
        // the first one at once, so that the answer begins even if no state is due
        var comments =
                Flux.interval(Duration.ZERO, COMMENT).onBackpressureDrop().map(_ -> LiveEvent.<T>comment());
        return Flux.merge(1, events, comments)
                .takeUntilOther(closing.asMono())
                .doOnSubscribe(_ -> subscribers.incrementAndGet())
                .doFinally(_ -> subscribers.decrementAndGet());
    }

    private static <T extends Record> Flux<LiveEvent<T>> notOlder(
            Flux<LiveEvent<T>> states, @Nullable String lastEventId) {
        if (lastEventId == null || !lastEventId.matches("\\d{1,18}")) {
            return states;
        }
        long seen = Long.parseLong(lastEventId);
        return Flux.firstWithValue(
                states.skipWhile(event -> event.isOlderThan(seen)), states.delaySubscription(CATCHING_UP));
    }

    private <T extends Record> Flux<LiveEvent<T>> share(
            Object query, Predicate<Change> shows, Supplier<T> state, ToLongFunction<T> version) {
        var took = new AtomicLong();
        var traced = new TracedAnswers(traces, query, subscribers);
        var last = new AtomicReference<@Nullable T>();
        var ticks = Flux.merge(changes.filter(shows), Flux.interval(CLOCK).onBackpressureDrop());
        return ticks.map(_ -> Boolean.TRUE)
                .startWith(Boolean.TRUE)
                .onBackpressureLatest()
                // the pause after an event lets the next tick wait, of which only the newest is kept
                .concatMap(
                        _ -> Mono.fromSupplier(() -> traced.compute(() -> timed(state, took)))
                                .subscribeOn(Schedulers.parallel())
                                .filter(now -> !now.equals(last.getAndSet(now)))
                                .map(now -> event(now, version))
                                .flatMapMany(event -> Flux.concat(
                                        Mono.just(event),
                                        Mono.<LiveEvent<T>>empty().delaySubscription(pause(took.get())))),
                        0)
                .doOnNext(_ -> traced.pushed())
                .doFinally(_ -> shared.remove(query))
                .replay(1)
                .refCount();
    }

    private <T> T timed(Supplier<T> state, AtomicLong took) {
        long begin = clock.monotonicTime();
        try {
            return computing.record(state);
        } finally {
            took.set(clock.monotonicTime() - begin);
        }
    }

    /// @param took nanoseconds
    private static Duration pause(long took) {
        return Duration.ofNanos(Math.clamp(REST * took, PACE.toNanos(), LONGEST_PACE.toNanos()));
    }

    private <T extends Record> LiveEvent<T> event(T state, ToLongFunction<T> version) {
        return LiveEvent.snapshot(version.applyAsLong(state), RETRY.toMillis(), json.writeValueAsBytes(state));
    }

    /// Streams end before the server waits for open requests.
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.tryEmitEmpty();
    }
}
