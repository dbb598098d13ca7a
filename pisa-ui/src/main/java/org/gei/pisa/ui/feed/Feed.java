package org.gei.pisa.ui.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/// The newest state of one stream. It is followed while somebody uses it, and a little longer, so that going to
/// another page and back shows something at once. A cut is mended by asking again, and meanwhile the last state
/// stays, marked as what it is. What the API refuses is asked again only for who comes next.
public final class Feed<T> {

    private static final Logger log = LoggerFactory.getLogger(Feed.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(300);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(3);

    private final String name;
    private final Flux<T> stream;
    private final Clock clock;
    private final Duration linger;
    private final Consumer<Feed<T>> dropped;
    private int users;
    private @Nullable Disposable following;
    private volatile State<T> state;

    /// @param linger how long it is followed after the last use
    /// @param dropped called when nobody follows it any more
    Feed(String name, Flux<T> stream, Clock clock, Duration linger, Consumer<Feed<T>> dropped) {
        this.name = name;
        this.stream = stream;
        this.clock = clock;
        this.linger = linger;
        this.dropped = dropped;
        this.state = new State<>(null, Connection.WAITING, null, clock.instant(), 0);
    }

    /// How it stands with the stream.
    public enum Connection {
        /// Nothing came yet, nothing failed yet.
        WAITING,
        LIVE,
        /// Tried again every few seconds.
        CUT,
        /// The API refuses the query.
        REFUSED
    }

    /// @param value the newest; null before the first
    /// @param refusal why the API refuses the query, for people; null if it does not
    /// @param since since when the connection is so
    /// @param revision grows with every change of any of these
    public record State<T>(
            @Nullable T value,
            Connection connection,
            @Nullable String refusal,
            Instant since,
            long revision) {

        public boolean connected() {
            return connection == Connection.LIVE;
        }
    }

    public State<T> state() {
        return state;
    }

    /// Follows the stream until the use is closed.
    synchronized void use() {
        users++;
        var subscription = following;
        if (subscription == null || subscription.isDisposed()) {
            if (state.refusal() != null) {
                state = new State<>(null, Connection.WAITING, null, clock.instant(), state.revision() + 1);
            }
            following = stream.doOnNext(this::accept)
                    .concatWith(Flux.error(() -> new IllegalStateException("the stream has ended")))
                    .doOnError(e -> !(e instanceof Refusal), e -> cut())
                    .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_RETRY)
                            .maxBackoff(LONGEST_RETRY)
                            .transientErrors(true)
                            .filter(e -> !(e instanceof Refusal)))
                    .subscribe(_ -> {}, this::refuse);
        }
    }

    synchronized void leave() {
        users--;
        if (users == 0) {
            Schedulers.parallel().schedule(this::dropIfUnused, linger.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void dropIfUnused() {
        var subscription = following;
        if (users == 0 && subscription != null) {
            subscription.dispose();
            following = null;
            change(state.value(), Connection.WAITING, null);
            dropped.accept(this);
        }
    }

    private synchronized void accept(T value) {
        change(value, Connection.LIVE, null);
    }

    private synchronized void cut() {
        if (state.connected()) {
            log.info("{}: the stream is cut, connecting again", name);
        }
        if (state.connection() != Connection.CUT) {
            change(state.value(), Connection.CUT, null);
        }
    }

    private synchronized void refuse(Throwable refusal) {
        var reason = refusal.getMessage();
        change(null, Connection.REFUSED, reason == null ? "no reason given" : reason);
    }

    private void change(@Nullable T value, Connection connection, @Nullable String refusal) {
        var since = connection == state.connection() ? state.since() : clock.instant();
        state = new State<>(value, connection, refusal, since, state.revision() + 1);
    }
}
