package org.gei.pisa.benchmark.freshness;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.gei.pisa.benchmark.system.MeasuredSystem;
import org.gei.pisa.benchmark.system.SourceFeed;
import org.jspecify.annotations.Nullable;

/// Commits responses at random moments in all sources, each in a transaction of its own.
final class Feeding implements AutoCloseable {

    private final Map<String, SourceFeed> feeds = new TreeMap<>();
    private final Map<String, Commits> commits = new TreeMap<>();
    private final double perSecond;
    private final Duration duration;

    /// @param perSecond over all sources
    Feeding(MeasuredSystem system, double perSecond, Duration duration) {
        this.perSecond = perSecond / system.countries().size();
        this.duration = duration;
        int rows = atMost(this.perSecond * duration.toSeconds());
        for (var country : system.countries()) {
            var source = system.sourceUri(country);
            feeds.put(country, new SourceFeed(country, source, rows));
            commits.put(country, new Commits(SourceFeed.count(source)));
        }
    }

    /// As many as random arrivals hardly ever exceed: six standard deviations above the mean.
    private static int atMost(double mean) {
        return (int) Math.ceil(mean + 6 * Math.sqrt(mean)) + 10;
    }

    Map<String, Commits> commits() {
        return commits;
    }

    int committed() {
        return commits.values().stream().mapToInt(Commits::size).sum();
    }

    /// Commits until the time is over, whether or not as many could be committed.
    void run() throws InterruptedException, SQLException {
        var failure = new AtomicReference<@Nullable SQLException>();
        var threads = new ArrayList<Thread>();
        feeds.forEach((country, feed) -> threads.add(Thread.ofPlatform().start(() -> {
            try {
                feed(feed, commits.getOrDefault(country, new Commits(0)), new SplittableRandom(country.hashCode()));
            } catch (SQLException e) {
                failure.set(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })));
        for (var thread : threads) {
            thread.join();
        }
        var failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private void feed(SourceFeed feed, Commits its, SplittableRandom random) throws SQLException, InterruptedException {
        long begin = System.nanoTime();
        double due = 0;
        while (feed.left() > 0) {
            due += -Math.log(1 - random.nextDouble()) / perSecond;
            if (due > duration.toSeconds() || System.nanoTime() - begin > duration.toNanos()) {
                return;
            }
            TimeUnit.NANOSECONDS.sleep(Math.max(0, begin + (long) (due * 1e9) - System.nanoTime()));
            feed.commitOne();
            its.add(Commits.now());
        }
    }

    @Override
    public void close() throws SQLException {
        for (var feed : feeds.values()) {
            feed.close();
        }
    }
}
