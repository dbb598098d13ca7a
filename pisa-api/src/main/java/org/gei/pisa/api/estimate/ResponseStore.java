package org.gei.pisa.api.estimate;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gei.pisa.api.change.Notice;
import org.gei.pisa.api.change.WarehouseNotices;
import org.gei.pisa.api.participant.Catalogue;
import org.gei.pisa.api.participant.ParticipantRow;
import org.gei.pisa.api.participant.SourceStateRow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/// Keeps the responses of every country as the warehouse has them. Each country is read by itself, one read at a
/// time: what is
/// said to have changed while a read runs is read right after it.
@Component
public class ResponseStore implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ResponseStore.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);
    private static final Sinks.EmitFailureHandler IN_TURN = Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(5));

    private final WarehouseNotices notices;
    private final Catalogue catalogue;
    private final ResponseReader reader;
    private final Map<String, Follower> followers = new ConcurrentHashMap<>();
    private final Sinks.Many<String> changes = Sinks.many().multicast().directBestEffort();
    private volatile @Nullable Disposable listening;
    private volatile boolean connected;

    ResponseStore(WarehouseNotices notices, Catalogue catalogue, ResponseReader reader) {
        this.notices = notices;
        this.catalogue = catalogue;
        this.reader = reader;
    }

    /// Responses of a country; null if none were read yet.
    public @Nullable CountryResponses responses(String country) {
        var follower = followers.get(country);
        return follower == null || !follower.read ? null : follower.responses;
    }

    /// Codes of countries whose responses or states changed, from now on.
    public Flux<String> changes() {
        return changes.asFlux();
    }

    /// Countries that were read, of those there are.
    public Progress progress() {
        var read = followers.values().stream().filter(follower -> follower.read).count();
        return new Progress(connected, (int) read, followers.size());
    }

    /// @param connected whether the warehouse was reached at all
    public record Progress(boolean connected, int read, int countries) {

        /// True when there is an answer for every country.
        public boolean complete() {
            return connected && read == countries;
        }
    }

    @Override
    public void start() {
        listening = Flux.defer(notices::listen)
                .onBackpressureBuffer()
                .concatMap(this::heed)
                .doOnError(e -> log.warn("the warehouse is away, trying again: {}", e.getMessage()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_RETRY)
                        .maxBackoff(LONGEST_RETRY)
                        .transientErrors(true))
                .subscribe();
    }

    @Override
    public void stop() {
        var running = listening;
        if (running != null) {
            running.dispose();
            listening = null;
        }
        followers.values().forEach(follower -> follower.reading.dispose());
        followers.clear();
    }

    @Override
    public boolean isRunning() {
        return listening != null;
    }

    private Mono<Void> heed(Notice notice) {
        return switch (notice) {
            case Notice.Connected() ->
                catalogue.refresh().doOnSuccess(_ -> {
                    log.info("listening to the warehouse");
                    catalogue.participants().stream()
                            .map(ParticipantRow::cnt)
                            .forEach(country -> follower(country).read());
                    connected = true;
                });
            case Notice.Responses(var country) ->
                known(country).doOnSuccess(_ -> follower(country).read());
            case Notice.States() ->
                catalogue
                        .refreshStates()
                        .flatMap(states -> Flux.fromIterable(states)
                                .concatMap(state -> known(state.cnt()).thenReturn(state))
                                .doOnNext(this::check)
                                .then());
        };
    }

    private Mono<Void> known(String country) {
        return catalogue.participant(country) == null ? catalogue.refresh() : Mono.empty();
    }

    /// A version that is newer than what was read means that a notice was lost.
    private void check(SourceStateRow state) {
        var follower = follower(state.cnt());
        if (follower.responses.version() < state.version()) {
            follower.read();
        }
        changes.emitNext(state.cnt(), IN_TURN);
    }

    private Follower follower(String country) {
        return followers.computeIfAbsent(country, Follower::new);
    }

    /// Reads one country whenever it is asked to.
    private final class Follower {
        private final String country;
        private final CountryResponses responses = new CountryResponses(ResponseReader.LAYOUT);
        private final Sinks.Many<Boolean> due = Sinks.many().multicast().directBestEffort();
        private final Disposable.Composite reading = Disposables.composite();
        private volatile boolean read;

        Follower(String country) {
            this.country = country;
            reading.add(due.asFlux()
                    .onBackpressureLatest()
                    .concatMap(_ -> update(), 0)
                    .subscribe());
        }

        void read() {
            due.emitNext(Boolean.TRUE, IN_TURN);
        }

        private Mono<Void> update() {
            return Mono.defer(() -> reader.changedSince(country, read ? responses.version() : -1))
                    .flatMap(delta -> responses.apply(delta) ? Mono.<Void>empty() : reread())
                    .doOnError(e -> log.warn(
                            "{} can't be read, trying again: {}",
                            country,
                            e.getClass().getSimpleName()))
                    .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_RETRY).maxBackoff(LONGEST_RETRY))
                    .doOnSuccess(_ -> {
                        read = true;
                        changes.emitNext(country, IN_TURN);
                    })
                    .then();
        }

        private Mono<Void> reread() {
            log.info("{}: rows were removed from the warehouse, reading all of them", country);
            return reader.all(country).doOnNext(responses::apply).then();
        }
    }
}
