package org.gei.pisa.batch.load;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.retry.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gei.pisa.batch.source.ChangeSet;
import org.gei.pisa.batch.source.SourceReader;
import org.gei.pisa.batch.source.SourceUnavailableException;
import org.gei.pisa.batch.warehouse.SourceStates;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/// Follows one source for as long as the partition lasts: looks often while something happens and less often when it is
/// quiet, and hands on one change set at a time. Of a backlog the next pages are read while the present one is written.
///
/// It ends when another execution waits for the country, when the process ends, or, if it was told to drain,
/// when nothing is left to load. A source that can't be reached is tried again and again behind its circuit
/// breaker; if it is still away at the end, the partition fails with the cause.
class ChangeSetReader implements ItemStreamReader<ChangeSet> {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeSetReader.class);

    /// So many times as long as it takes to read and write a set of changes the next look is put off: where there is
    /// more to do than the processors can, each look finds more rows, and a row costs less.
    private static final int REST = 2;

    private static final Duration LONGEST_REST = Duration.ofMillis(100);

    /// Within this time the countries are handed on from one window to the next, one after the other: all at once they
    /// would keep each other waiting for as long.
    private static final Duration CHANGE_OF_WINDOWS = Duration.ofMillis(1500);

    /// So long at most nobody hears that he has to end.
    private static final Duration DEAF = Duration.ofMillis(250);

    /// Between looks at a source whose breaker is open, at least.
    private static final Duration UNASKED = Duration.ofMillis(250);

    /// Pages that are read while another one is written: with one, who is faster waits for the other at each.
    private static final int PAGES_AHEAD = 2;

    private static final int ATTEMPTS_WHEN_DRAINING = 3;
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(2);

    /// Who was fully loaded so lately has few changes.
    private static final Duration LATELY = Duration.ofSeconds(10);

    private final Partition partition;
    private final Sources.CountrySource source;
    private final Sources sources;
    private final SourceStates states;
    private final LoadControl control;
    private final Suspensions suspensions;
    private final CountryPosition position;
    private final BadRows badRows;
    private final PageRoom room;
    private final ResponseRulesProcessor rules;
    private final NextPages nextPages;
    private SourceReader reader;
    private Retry.AsyncContext<ChangeSet> attempt;
    private Duration patience = Duration.ZERO;
    private boolean myTurn;
    private long lookBegan;
    private boolean rests;
    private int failures;
    private @Nullable Instant allWhenWritten;
    private @Nullable SourceUnavailableException down;

    ChangeSetReader(
            Partition partition,
            Sources sources,
            SourceStates states,
            LoadControl control,
            Suspensions suspensions,
            CountryPosition position,
            BadRows badRows,
            ResponseRulesProcessor rules) {
        this.partition = partition;
        this.sources = sources;
        this.source = sources.of(partition.country());
        this.reader = sources.reader(partition.country());
        this.attempt = source.calls().retry().asyncContext();
        this.states = states;
        this.control = control;
        this.suspensions = suspensions;
        this.position = position;
        this.badRows = badRows;
        this.room = sources.pageRoom();
        this.rules = rules;
        this.nextPages = new NextPages(source.calls(), sources.rules(partition.country()));
    }

    @Override
    public void open(ExecutionContext context) {
        try {
            awaitOthers();
            myTurn = source.turn().take(this::mustEnd);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (myTurn && !partition.drains() && states.suspended().contains(partition.country())) {
            giveTurn(); // it was suspended while this partition waited for the one that failed
        }
        if (myTurn) {
            if (partition.full()) {
                states.forget(partition.country());
            }
            position.set(states.position(partition.country()));
        }
    }

    /// Until those before this country are handed on, if another partition goes on with it meanwhile.
    private void awaitOthers() throws InterruptedException {
        var order = sources.countries();
        long end = System.nanoTime()
                + CHANGE_OF_WINDOWS.toNanos() * order.indexOf(partition.country()) / Math.max(20, order.size());
        while (!partition.drains() && source.turn().isTaken() && !mustEnd() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @Override
    public @Nullable ChangeSet read() throws Exception {
        noteWritten();
        room.giveAllBut(nextPages.count());
        badRows.refuseTooMany();
        rest();
        while (true) {
            if (control.isStopRequested(partition.jobExecution())) {
                throw new JobInterruptedException(partition.country() + ": stopped by an administrator.");
            }
            if (!myTurn || mustEnd() || givesWay()) {
                return end();
            }
            if (mayHaveMuch() && !room.take(() -> mustEnd() || givesWay())) {
                continue;
            }
            var next = look();
            if (next.isPresent()) {
                source.pace().quicken();
                rests = !partition.drains() && next.get().after().target() == null;
                readAhead(next.get());
                return next.get();
            }
            room.giveAllBut(0);
            if (partition.drains() && down == null) {
                return null;
            }
            pause(failures > 0 ? patience : source.pace().slacken());
        }
    }

    /// After a set of changes that was not part of a backlog.
    private void rest() throws InterruptedException {
        if (rests) {
            rests = false;
            long took = System.nanoTime() - lookBegan;
            pause(Duration.ofNanos(
                    Math.max(Pace.BUSY.toNanos() - took, Math.min(REST * took, LONGEST_REST.toNanos()))));
        }
    }

    /// Sleeps through; twenty quiet sources would otherwise wake the process hundreds of times a second.
    private void pause(Duration duration) throws InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0 && !mustEnd() && !givesWay(); left = end - System.nanoTime()) {
            source.turn().pause(Duration.ofNanos(Math.min(left, DEAF.toNanos())));
        }
    }

    private void readAhead(ChangeSet changes) {
        while (changes.after().target() != null && nextPages.count() < PAGES_AHEAD && room.takeAnother()) {
            nextPages.begin(reader, changes.after());
        }
    }

    /// The change set handed on last is in the warehouse when the next one is asked for.
    private void noteWritten() {
        if (allWhenWritten != null) {
            sources.caughtUp(partition.country(), allWhenWritten);
            allWhenWritten = null;
        }
    }

    private boolean mayHaveMuch() {
        return position.source().target() != null
                || sources.caughtUpAt(partition.country())
                        .map(at -> at.plus(LATELY)
                                .plus(source.settings().lagOfDetection())
                                .isBefore(Instant.now()))
                        .orElse(true);
    }

    /// One look at the source; nothing if nothing changed or the source can't be reached.
    private Optional<ChangeSet> look() throws InterruptedException {
        lookBegan = System.nanoTime();
        try {
            var asOf = Instant.now().minus(source.settings().lagOfDetection());
            var from = position.source(); // here: the call runs in another thread, outside of the step's scope
            var next = nextPages.follows(from)
                    ? Optional.of(ahead())
                    : source.calls().call(reader, called -> called.next(from));
            if (down != null) {
                LOG.info("{}: the source is back after {} attempts", partition.country(), failures);
                down = null;
                failures = 0;
            }
            attempt.onComplete();
            attempt = source.calls().retry().asyncContext();
            reached(next, asOf);
            return next;
        } catch (SourceUnavailableException e) {
            unavailable(e);
        } catch (CallNotPermittedException e) {
            failures++; // the breaker is open: don't even try for a moment
            patience = patience.compareTo(UNASKED) < 0 ? UNASKED : patience;
            down = source.lastFailure().get();
        }
        return Optional.empty();
    }

    private ChangeSet ahead() throws InterruptedException {
        var validated = nextPages.take();
        rules.done(validated);
        return validated.changes();
    }

    private void reached(Optional<ChangeSet> next, Instant asOf) {
        var more = next.isPresent() && next.get().after().target() != null;
        sources.reached(partition.country(), more);
        if (next.isEmpty()) {
            sources.caughtUp(partition.country(), asOf);
        } else if (!more && position.source().target() == null) {
            allWhenWritten = asOf;
        }
    }

    private void unavailable(SourceUnavailableException e) {
        failures++;
        patience = Duration.ofMillis(Math.max(0, attempt.onError(e)));
        reader.abandon();
        reader = sources.reader(partition.country());
        if (down == null || !String.valueOf(down.getMessage()).equals(e.getMessage())) {
            LOG.warn("{}; trying again", e.getMessage());
        }
        // said again with each attempt: what was noted of a look just before may be written just after this
        sources.lost(partition.country());
        states.down(partition.country(), e.getMessage() + ". Trying again by itself.");
        down = e;
        source.lastFailure().set(e);
        if (partition.drains() && failures >= ATTEMPTS_WHEN_DRAINING) {
            throw e;
        }
    }

    private @Nullable ChangeSet end() {
        if (down != null && !control.isShuttingDown()) {
            throw down;
        }
        return null;
    }

    private boolean mustEnd() {
        return !control.mayLoad() || control.isStopRequested(partition.jobExecution());
    }

    private boolean givesWay() {
        return !partition.drains() && (source.turn().isWaitedFor() || suspensions.contains(partition.country()));
    }

    @Override
    public void close() {
        if (!nextPages.end(PATIENCE_AT_THE_END)) {
            reader.abandon();
        } else if (control.isShuttingDown()) {
            reader.close();
        } else {
            reader.handOver();
        }
        room.giveAllBut(0);
        if (myTurn) {
            giveTurn();
        }
    }

    private void giveTurn() {
        myTurn = false;
        source.turn().give();
    }
}
