package org.gei.pisa.api.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.gei.pisa.api.estimate.ResponseStore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/// Makes a state that can be computed at any time into a stream of it.
///
/// A state is computed when something changed, at most four times a second, once for all who listen to the same
/// query; a change
/// after a quiet while is computed at once. Whoever is too slow gets the newest state next, never a backlog. The
/// id of an event is
/// the version of the state; content that depends on the time as well may come again with the same id.
@Component
public class LiveStreams {

    private static final Duration PACE = Duration.ofMillis(250);
    private static final Duration CLOCK = Duration.ofSeconds(1);
    private static final Duration COMMENT = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ResponseStore store;
    private final Map<Object, Flux<?>> shared = new ConcurrentHashMap<>();
    private final Timer computing;
    private final AtomicInteger subscribers = new AtomicInteger();
    private final Sinks.Empty<Void> closing = Sinks.empty();

    LiveStreams(ResponseStore store, MeterRegistry metrics) {
        this.store = store;
        metrics.gaugeMapSize("pisa.queries.live", Tags.empty(), shared);
        metrics.gauge("pisa.subscribers", subscribers);
        this.computing = metrics.timer("pisa.queries.computed");
    }

    /// @param query equal for equal streams; also names the type of the state
    /// @param state computes the state; must not block
    /// @param lastEventId the header `Last-Event-ID`: a first state of this version is left out
    public <T extends Record> Flux<ServerSentEvent<T>> stream(
            Object query, Supplier<T> state, ToLongFunction<T> version, @Nullable String lastEventId) {
        @SuppressWarnings("unchecked") // equal queries have equal types, see above
        var states = (Flux<T>) shared.computeIfAbsent(query, key -> share(key, state));
        var events = states.onBackpressureLatest()
                .map(value -> ServerSentEvent.builder(value)
                        .event("snapshot")
                        .id(Long.toString(version.applyAsLong(value)))
                        .retry(RETRY)
                        .build())
                .switchOnFirst((first, all) -> {
                    var event = first.get();
                    return event != null && event.id() != null && event.id().equals(lastEventId) ? all.skip(1) : all;
                });
        // the first one at once, so that the answer begins even if no state is due
        var comments = Flux.interval(Duration.ZERO, COMMENT)
                .onBackpressureDrop()
                .map(_ -> ServerSentEvent.<T>builder().comment("").build());
        return Flux.merge(1, events, comments)
                .takeUntilOther(closing.asMono())
                .doOnSubscribe(_ -> subscribers.incrementAndGet())
                .doFinally(_ -> subscribers.decrementAndGet());
    }

    private <T> Flux<T> share(Object query, Supplier<T> state) {
        var ticks = Flux.merge(store.changes(), Flux.interval(CLOCK).onBackpressureDrop());
        return ticks.map(_ -> Boolean.TRUE)
                .startWith(Boolean.TRUE)
                .onBackpressureLatest()
                // the pause after a state lets the next tick wait, of which only the newest is kept
                .concatMap(
                        _ -> Mono.fromSupplier(() -> computing.record(state))
                                .subscribeOn(Schedulers.parallel())
                                .concatWith(Mono.<T>empty().delaySubscription(PACE)),
                        0)
                .distinctUntilChanged()
                .doFinally(_ -> shared.remove(query))
                .replay(1)
                .refCount();
    }

    /// Streams end before the server waits for open requests.
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.tryEmitEmpty();
    }
}
