package org.gei.pisa.api.estimate;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Reads countries in turn, a few at a time and each by one reader: what is asked for again while it is being read is
/// read right after. A read that fails is tried again later, and keeps nobody from reading meanwhile.
final class ReadQueue {

    private static final Logger log = LoggerFactory.getLogger(ReadQueue.class);
    private static final int AT_A_TIME = 3;
    private static final Duration LATER = Duration.ofSeconds(1);
    /// Threads that emit at the same moment do so one after the other. (`busyLooping` is no constant: its time runs
    /// from
    /// when it is made.)
    static final Sinks.EmitFailureHandler IN_TURN = (_, result) -> result == Sinks.EmitResult.FAIL_NON_SERIALIZED;

    private final Sinks.Many<String> queue = Sinks.many().unicast().onBackpressureBuffer();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final Set<String> reading = ConcurrentHashMap.newKeySet();
    private final Disposable running;

    /// @param read reads a country by its code
    ReadQueue(Function<String, Mono<Void>> read) {
        running = queue.asFlux()
                .flatMap(country -> read(country, read), AT_A_TIME)
                .subscribe();
    }

    /// Asks for a country to be read, once more if it is being read right now.
    void add(String country) {
        if (waiting.add(country) && !reading.contains(country)) {
            queue.emitNext(country, IN_TURN);
        }
    }

    void stop() {
        running.dispose();
    }

    private Mono<Void> read(String country, Function<String, Mono<Void>> read) {
        return Mono.defer(() -> {
            // asked for twice in between: the first one reads
            if (!reading.add(country)) {
                return Mono.empty();
            }
            waiting.remove(country);
            return read.apply(country)
                    .onErrorResume(e -> {
                        log.warn(
                                "{} can't be read, trying again: {}",
                                country,
                                e.getClass().getSimpleName());
                        Mono.delay(LATER).subscribe(_ -> add(country));
                        return Mono.empty();
                    })
                    .doFinally(_ -> {
                        reading.remove(country);
                        if (waiting.contains(country)) {
                            queue.emitNext(country, IN_TURN);
                        }
                    });
        });
    }
}
