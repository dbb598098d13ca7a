package org.gei.pisa.fieldwork.feed;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.gei.pisa.fieldwork.source.CopyRow;
import org.gei.pisa.fieldwork.source.Population;
import org.gei.pisa.fieldwork.source.ResponseTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Feeds one source until it is told to stop. What is in the source already is the only memory: a feed that
/// was killed goes on with the first response that is not there. While the source is down, what should have
/// arrived adds up and comes when it is back.
public final class CountryFeed implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(CountryFeed.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final double CORRECTIONS = 0.02;
    /// A row is some ten thousand characters, and up to eighty countries hold a batch each.
    private static final int BATCH = 50;

    /// Opens a connection to the source.
    @FunctionalInterface
    public interface Target {
        ResponseTarget open() throws SQLException;
    }

    private final Population population;
    private final Target target;
    private final int initial;
    private final Clock clock;
    private final SplittableRandom random;
    private final Arrivals responses;
    private final Arrivals corrections;
    private final CountDownLatch complete = new CountDownLatch(1);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicLong present = new AtomicLong();
    private final AtomicLong corrected = new AtomicLong();

    private BitSet ids = new BitSet();
    private int position;
    private long owed;
    private boolean down;

    /// @param initial responses that are there from the start
    /// @param perSecond responses that arrive per second in the mean
    public CountryFeed(Population population, Target target, int initial, double perSecond, Clock clock) {
        this.population = population;
        this.target = target;
        this.initial = Math.min(initial, population.size());
        this.clock = clock;
        this.random = new SplittableRandom();
        this.responses = new Arrivals(perSecond, random);
        this.corrections = new Arrivals(perSecond * CORRECTIONS, random);
    }

    /// Responses of the population that are in the source, as far as known.
    public long present() {
        return present.get();
    }

    public long corrected() {
        return corrected.get();
    }

    public int expected() {
        return population.size();
    }

    /// Waits until the whole population is in the source, at most `atMost`.
    public boolean awaitComplete(Duration atMost) throws InterruptedException {
        return complete.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    public void stop() {
        stop.countDown();
    }

    @Override
    public void run() {
        var due = clock.instant();
        while (!stopped(Duration.ZERO)) {
            try (var connection = target.open()) {
                prepare(connection);
                if (down) {
                    log.info("{}: the source is back, {} responses to catch up with", population.country(), owed);
                    down = false;
                }
                do {
                    due = tick(connection, due);
                } while (!stopped(TICK));
            } catch (SQLException e) {
                if (!down) {
                    log.warn("{}: the source can't be fed, trying again: {}", population.country(), e.getMessage());
                    down = true;
                }
                if (stopped(RETRY)) {
                    return;
                }
            }
        }
    }

    private void prepare(ResponseTarget connection) throws SQLException {
        connection.createTable();
        ids = connection.present(population.highestId());
        position = 0;
        present.set(ids.cardinality());
        int missing = (int) Math.max(0, initial - present.get());
        var moments = DayShape.moments(missing, clock.instant(), clock.getZone(), random);
        for (int done = 0; done < missing; done += BATCH) {
            insert(connection, List.of(moments).subList(done, Math.min(done + BATCH, missing)));
        }
    }

    /// Inserts and corrects what came due since `since`; answers the moment it is done up to.
    private Instant tick(ResponseTarget connection, Instant since) throws SQLException {
        var now = clock.instant();
        double seconds = Math.max(0, Duration.between(since, now).toMillis() / 1000.0);
        owed += responses.within(seconds);
        while (owed > 0 && present.get() < population.size() && !stopped(Duration.ZERO)) {
            int count = (int) Math.min(owed, BATCH);
            var moments = new Instant[count];
            Arrays.fill(moments, now);
            insert(connection, List.of(moments));
            owed -= count;
        }
        if (present.get() >= population.size()) {
            complete.countDown();
        }
        for (int due = corrections.within(seconds); due > 0; due--) {
            correct(connection);
        }
        return now;
    }

    private void insert(ResponseTarget connection, List<Instant> moments) throws SQLException {
        var rows = new ArrayList<CopyRow>(moments.size());
        var positions = new ArrayList<Integer>(moments.size());
        int candidate = position;
        for (var moment : moments) {
            while (candidate < population.size() && ids.get(population.id(candidate))) {
                candidate++;
            }
            if (candidate == population.size()) {
                break;
            }
            rows.add(new CopyRow(population.id(candidate), moment, population.fields(candidate)));
            positions.add(candidate++);
        }
        if (rows.isEmpty()) {
            return;
        }
        connection.insert(rows);
        positions.forEach(done -> ids.set(population.id(done)));
        position = candidate;
        present.addAndGet(rows.size());
    }

    private void correct(ResponseTarget connection) throws SQLException {
        if (position == 0) {
            return;
        }
        int chosen = random.nextInt(position);
        var correction = population.correction(chosen, random);
        if (!correction.isEmpty()) {
            connection.correct(population.id(chosen), correction);
            corrected.incrementAndGet();
        }
    }

    private boolean stopped(Duration wait) {
        try {
            return stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
