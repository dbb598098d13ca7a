package org.gei.pisa.ui.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.util.retry.Retry;

/// The newest state of one stream. It is followed while somebody uses it; a cut is mended by asking again, and
/// meanwhile the last state
/// stays, marked as what it is.
public final class Feed<T> {

    private static final Logger log = LoggerFactory.getLogger(Feed.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(300);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(3);

    private final String name;
    private final Flux<T> stream;
    private final Clock clock;
    private int users;
    private @Nullable Disposable following;
    private volatile State<T> state;

    Feed(String name, Flux<T> stream, Clock clock) {
        this.name = name;
        this.stream = stream;
        this.clock = clock;
        this.state = new State<>(null, false, clock.instant(), 0);
    }

    /// @param value the newest; null before the first
    /// @param connected whether the stream runs
    /// @param since since when it does, or does not
    /// @param revision grows with every change of any of these
    public record State<T>(@Nullable T value, boolean connected, Instant since, long revision) {}

    public State<T> state() {
        return state;
    }

    /// Follows the stream until the use is closed.
    synchronized void use() {
        if (users++ == 0) {
            following = stream.doOnNext(this::accept)
                    .concatWith(Flux.error(() -> new IllegalStateException("the stream has ended")))
                    .doOnError(e -> cut())
                    .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_RETRY)
                            .maxBackoff(LONGEST_RETRY)
                            .transientErrors(true))
                    .subscribe();
        }
    }

    synchronized void leave() {
        if (--users == 0 && following != null) {
            following.dispose();
            following = null;
            cut();
        }
    }

    private synchronized void accept(T value) {
        var before = state;
        state = new State<>(value, true, before.connected() ? before.since() : clock.instant(), before.revision() + 1);
    }

    private synchronized void cut() {
        var before = state;
        if (before.connected()) {
            log.info("{}: the stream is cut, connecting again", name);
            state = new State<>(before.value(), false, clock.instant(), before.revision() + 1);
        }
    }
}
