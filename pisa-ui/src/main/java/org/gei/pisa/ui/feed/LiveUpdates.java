package org.gei.pisa.ui.feed;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Brings new states to the browsers: ten times a second it looks which feeds have something new, prepares what to
/// show without holding any session's lock, and then takes the lock once for all of it. A browser that is slow gets
/// the newest state next.
@Component
public class LiveUpdates implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(LiveUpdates.class);
    private static final int MILLIS = 100;
    private static final int REHEARSALS = 20;

    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-updates").factory());
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    LiveUpdates() {
        clock.scheduleAtFixedRate(() -> watches.forEach(Watch::look), MILLIS, MILLIS, TimeUnit.MILLISECONDS);
    }

    /// Keeps a part of a UI current until the registration is removed.
    ///
    /// @param feeds what it shows; they are followed as long
    /// @param prepare makes, from the states of the feeds, what then changes the components; runs without the lock
    ///     and may wait
    public Registration watch(UI ui, List<Feed<?>> feeds, Supplier<Runnable> prepare) {
        var watch = new Watch(ui, List.copyOf(feeds), prepare);
        feeds.forEach(Feed::use);
        watches.add(watch);
        return watch::end;
    }

    /// Keeps the parts of a page current, each for itself, until the registration is removed.
    public Registration watch(UI ui, List<LivePart> parts) {
        var feeds = parts.stream().flatMap(part -> part.feeds().stream()).toList();
        return watch(ui, feeds, () -> {
            var changes = parts.stream()
                    .map(LivePart::changes)
                    .filter(Objects::nonNull)
                    .toList();
            return () -> changes.forEach(Runnable::run);
        });
    }

    /// Follows the feeds of these parts until each has told something, and prepares the parts some times, for nobody.
    ///
    /// @param patience how long to wait for the feeds
    public void rehearse(List<LivePart> parts, Duration patience) throws InterruptedException {
        var feeds = parts.stream().flatMap(part -> part.feeds().stream()).toList();
        feeds.forEach(Feed::use);
        try {
            var end = Instant.now().plus(patience);
            while (feeds.stream().anyMatch(feed -> feed.state().value() == null)
                    && Instant.now().isBefore(end)) {
                Thread.sleep(MILLIS);
            }
            for (int time = 0; time < REHEARSALS; time++) {
                parts.forEach(part -> part.anyway().run());
            }
        } finally {
            feeds.forEach(Feed::leave);
        }
    }

    /// How many pages are kept current.
    int size() {
        return watches.size();
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
        workers.shutdownNow();
    }

    private final class Watch {
        private final UI ui;
        private final List<Feed<?>> feeds;
        private final Supplier<Runnable> prepare;
        private final AtomicBoolean busy = new AtomicBoolean();
        private final AtomicBoolean ended = new AtomicBoolean();
        private volatile long shown = -1;

        Watch(UI ui, List<Feed<?>> feeds, Supplier<Runnable> prepare) {
            this.ui = ui;
            this.feeds = feeds;
            this.prepare = prepare;
        }

        void look() {
            long newest =
                    feeds.stream().mapToLong(feed -> feed.state().revision()).sum();
            if (newest != shown && busy.compareAndSet(false, true)) {
                shown = newest;
                workers.execute(this::update);
            }
        }

        private void update() {
            try {
                var change = prepare.get();
                ui.access(() -> {
                    try {
                        change.run();
                    } finally {
                        busy.set(false);
                    }
                });
            } catch (UIDetachedException e) {
                end();
            } catch (RuntimeException e) {
                log.error("a page could not be brought up to date", e);
                busy.set(false);
            }
        }

        void end() {
            if (ended.compareAndSet(false, true)) {
                watches.remove(this);
                feeds.forEach(Feed::leave);
            }
        }
    }
}
