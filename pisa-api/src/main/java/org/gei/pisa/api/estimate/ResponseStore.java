package org.gei.pisa.api.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gei.pisa.api.change.Notice;
import org.gei.pisa.api.change.WarehouseNotices;
import org.gei.pisa.api.change.WarehouseTrouble;
import org.gei.pisa.api.participant.Catalogue;
import org.gei.pisa.api.participant.ParticipantRow;
import org.gei.pisa.api.participant.SourceStateRow;
import org.gei.pisa.domain.survey.ColumnLayout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/// Keeps the responses of every country as the warehouse has them. Each country is read by itself, one
/// read at a time: what is said to have changed while a read runs is read right after it.
@Component
public class ResponseStore implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ResponseStore.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);
    private static final Duration REPLICA_PAUSE = Duration.ofMillis(20);

    private final WarehouseNotices notices;
    private final Catalogue catalogue;
    private final ResponseReader reader;
    private final ServedMeters meters;
    private final ChangeTraces traces;
    private final Map<String, CountryResponses> countries = new ConcurrentHashMap<>();
    private final AnnouncedVersions announced = new AnnouncedVersions();
    private final Sinks.Many<Change> changes = Sinks.many().multicast().directBestEffort();
    private volatile @Nullable Disposable listening;
    private volatile @Nullable ReadQueue queue;
    private volatile @Nullable ColumnLayout layout;
    private volatile boolean connected;
    private volatile boolean told;

    ResponseStore(
            WarehouseNotices notices,
            Catalogue catalogue,
            ResponseReader reader,
            ServedMeters meters,
            ChangeTraces traces) {
        this.notices = notices;
        this.catalogue = catalogue;
        this.reader = reader;
        this.meters = meters;
        this.traces = traces;
    }

    /// Responses of a country; null if none were read yet.
    public @Nullable CountryResponses responses(String country) {
        return countries.get(country);
    }

    /// What changes from now on.
    public Flux<Change> changes() {
        return changes.asFlux();
    }

    /// How far the first reading is.
    public Progress progress() {
        return new Progress(
                connected,
                countries.size(),
                catalogue.participants().size(),
                reader.rowsRead(),
                catalogue.participants().stream()
                        .map(participant -> catalogue.state(participant.cnt()))
                        .mapToLong(state -> state == null ? 0 : state.responses())
                        .sum());
    }

    /// @param connected whether the warehouse was reached at all
    /// @param read countries that were read
    /// @param countries countries there are
    /// @param rowsRead rows read since the start, corrections included
    /// @param rows responses in the warehouse when its states were read last
    public record Progress(boolean connected, int read, int countries, long rowsRead, long rows) {

        /// True when there is an answer for every country.
        public boolean complete() {
            return connected && read >= countries;
        }
    }

    @Override
    public void start() {
        queue = new ReadQueue(this::update);
        listening = Flux.defer(notices::listen)
                .onBackpressureBuffer()
                .concatMap(this::heed)
                .doOnError(e -> log.warn("the warehouse is away, trying again: {}", WarehouseTrouble.inWords(e)))
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
        var reading = queue;
        if (reading != null) {
            reading.stop();
        }
        countries.clear();
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
                    readAll();
                    connected = true;
                });
            case Notice.Responses(var country, var version) ->
                known(country).doOnSuccess(_ -> {
                    announced.note(country, version);
                    read(country);
                });
            case Notice.States() ->
                catalogue
                        .refreshStates()
                        .flatMap(states -> Flux.fromIterable(states)
                                .concatMap(state -> known(state.cnt()).thenReturn(state))
                                .doOnNext(this::check)
                                .then())
                        .doOnSuccess(_ -> changes.emitNext(new Change.States(), ReadQueue.IN_TURN));
        };
    }

    private Mono<Void> known(String country) {
        return catalogue.participant(country) == null ? catalogue.refresh() : Mono.empty();
    }

    /// A version that is newer than what was read means that a notice was lost; another layout, that the
    /// load was started again with other variables.
    private void check(SourceStateRow state) {
        if (layout != catalogue.layout()) {
            readAll();
        }
        var responses = countries.get(state.cnt());
        if (responses == null || responses.version() < state.version()) {
            read(state.cnt());
        }
    }

    private void readAll() {
        layout = catalogue.layout();
        catalogue.participants().stream().map(ParticipantRow::cnt).forEach(this::read);
    }

    private void read(String country) {
        var running = queue;
        if (running != null) {
            running.add(country);
        }
    }

    private Mono<Void> update(String country) {
        var known = countries.get(country);
        var now = catalogue.layout();
        var responses = known != null && known.layout() == now ? known : new CountryResponses(now);
        long since = responses == known ? responses.version() : ResponseReader.NEVER;
        var begun = Instant.now();
        return reader.read(country, since, now)
                // taking rows over may wait for a question to be answered, which no thread of the driver should
                .publishOn(Schedulers.boundedElastic())
                .flatMap(delta -> takeOver(country, responses, delta, begun))
                .then(Mono.fromRunnable(() -> {
                    countries.put(country, responses);
                    meters.holds(country, () -> size(country));
                    tell();
                    changes.emitNext(new Change.Responses(country), ReadQueue.IN_TURN);
                    if (announced.isAheadOf(country, responses.version())) {
                        Mono.delay(REPLICA_PAUSE).subscribe(_ -> read(country));
                    }
                }));
    }

    private Mono<Void> takeOver(String country, CountryResponses responses, ResponseReader.Delta delta, Instant begun) {
        // begun before: an answer may show the change as soon as it is applied
        var span = traces.takingOver(country, delta.version(), delta.whole() ? null : delta.traceParent(), begun);
        try {
            if (!responses.apply(delta)) {
                return readAgain(country, responses);
            }
        } finally {
            span.end();
        }
        if (!delta.whole()) {
            meters.served(country, delta.delays());
        }
        return Mono.empty();
    }

    private Mono<Void> readAgain(String country, CountryResponses responses) {
        log.warn("{}: rows differ from those of the warehouse, reading all of them", country);
        return reader.read(country, ResponseReader.NEVER, responses.layout())
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(responses::apply)
                .then();
    }

    private int size(String country) {
        var responses = countries.get(country);
        return responses == null ? 0 : responses.size();
    }

    private void tell() {
        var progress = progress();
        if (!told && progress.complete()) {
            told = true;
            log.info("read {} responses of {} countries: ready", progress.rowsRead(), progress.countries());
        }
    }
}
