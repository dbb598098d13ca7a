package org.gei.pisa.benchmark.fanout;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.gei.pisa.benchmark.http.Listeners;
import org.gei.pisa.benchmark.http.Pollers;
import org.gei.pisa.benchmark.measure.Benchmark;
import org.gei.pisa.benchmark.measure.Goal;
import org.gei.pisa.benchmark.measure.Line;
import org.gei.pisa.benchmark.measure.Report;
import org.gei.pisa.benchmark.measure.Run;
import org.gei.pisa.benchmark.measure.Samples;
import org.gei.pisa.benchmark.system.MeasuredSystem;
import org.gei.pisa.benchmark.system.SourceFeed;

/// Two corrections a second in one source; everybody gets an event of each.
public final class FanoutBenchmark implements Benchmark {

    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final int FEW = 1_000;
    private static final int MANY = 10_000;
    private static final double MOST_MILLIS = 1_000;
    private static final double MOST_OF_POLLING = 0.1;
    private static final int PATIENCE_SECONDS = 60;

    @Override
    public String name() {
        return "fanout";
    }

    @Override
    public String about() {
        return "subscribers of 50 queries with 2 updates a second, beside clients that ask once a second";
    }

    @Override
    public Set<Class<? extends AutoCloseable>> uses() {
        return Set.of(MeasuredSystem.class);
    }

    @Override
    public Report run(Run run) throws Exception {
        var system = MeasuredSystem.of(run);
        var country = system.countries().iterator().next();
        var queries = Queries.about(system, country);
        var lines = new ArrayList<Line>();
        var goals = new ArrayList<Goal>();
        for (int listeners : run.quick() ? List.of(FEW) : List.of(FEW, MANY)) {
            run.say("%,d subscribers".formatted(listeners));
            double streaming = stream(run, system, country, queries, listeners, lines, goals);
            run.say("%,d polling clients".formatted(listeners));
            double polling = poll(run, system, country, queries, listeners);
            lines.add(Line.of("CPU, %,d polling".formatted(listeners), "% of a core", Samples.of(polling)));
            lines.add(Line.of("CPU, %,d subscribed".formatted(listeners), "% of a core", Samples.of(streaming))
                    .against("polling", Samples.of(polling)));
            if (listeners == FEW) {
                goals.add(Goal.atMost("CPU of streams / polling, 1,000", MOST_OF_POLLING, streaming / polling, ""));
            }
        }
        return new Report(
                name(),
                run.quick(),
                null,
                List.of(
                        "50 queries about %s, %,d responses; a correction is committed at its source every %d ms for %d s"
                                .formatted(
                                        country,
                                        SourceFeed.count(system.sourceUri(country)),
                                        BETWEEN.toMillis(),
                                        seconds(run)),
                        "delivery: from the commit at the source to the event at the client",
                        "memory: what can be reached in the heap of the API after a full collection, less what was before"),
                lines,
                goals,
                List.of("the clients of both run on the same cores, on one thread"));
    }

    private static double stream(
            Run run,
            MeasuredSystem system,
            String country,
            List<String> queries,
            int listeners,
            List<Line> lines,
            List<Goal> goals)
            throws Exception {
        var api = system.costs("api");
        long heapBefore = api.reachable();
        var committed = new ConcurrentHashMap<Long, Long>();
        var heard = new ConcurrentLinkedQueue<double[]>();
        try (var feed = new SourceFeed(country, system.sourceUri(country), 0);
                var clients = new Listeners(URI.create(system.api()), queries, listeners, (id, at) -> {
                    heard.add(new double[] {id, at});
                })) {
            clients.awaitAll(PATIENCE_SECONDS);
            double bytes = (api.reachable() - heapBefore) / (double) listeners;
            heard.clear();
            var before = api.cpu();
            long begin = System.nanoTime();
            commit(run, system, country, feed, committed);
            double cores = (api.cpu().minus(before).toNanos()) / (double) (System.nanoTime() - begin);
            var millis = new ArrayList<Double>();
            for (var event : heard) {
                var at = committed.get((long) event[0]);
                if (at != null) {
                    millis.add((event[1] - at) / 1e6);
                }
            }
            var expected = (double) listeners * committed.size();
            var samples = Samples.of(millis);
            var label = "%,d subscribers".formatted(listeners);
            lines.add(Line.of("delivery, " + label, "ms", samples));
            lines.add(Line.of("delivered, " + label, "% of events", Samples.of(100 * millis.size() / expected)));
            lines.add(Line.of("memory, " + label, "KiB each", Samples.of(bytes / 1024)));
            goals.add(Goal.atMost("delivery p99, " + label, MOST_MILLIS, samples.percentile(99), "ms"));
            if (clients.lost() > 0) {
                throw new IllegalStateException("expected no stream to end, but %d did".formatted(clients.lost()));
            }
            return 100 * cores;
        }
    }

    private static double poll(Run run, MeasuredSystem system, String country, List<String> queries, int clients)
            throws Exception {
        var api = system.costs("api");
        try (var feed = new SourceFeed(country, system.sourceUri(country), 0);
                var pollers = new Pollers(URI.create(system.api()), queries, clients, Duration.ofSeconds(1))) {
            pollers.run(Duration.ofSeconds(1));
            var updates = Thread.ofPlatform().start(() -> {
                try {
                    commit(run, system, country, feed, new ConcurrentHashMap<>());
                } catch (Exception e) {
                    throw new IllegalStateException("no updates any more", e);
                }
            });
            var before = api.cpu();
            long begin = System.nanoTime();
            pollers.run(Duration.ofSeconds(seconds(run)));
            double cores = (api.cpu().minus(before).toNanos()) / (double) (System.nanoTime() - begin);
            updates.join();
            return 100 * cores;
        }
    }

    /// Commits for as long as it is measured, and notes when which version of the country was.
    private static void commit(
            Run run, MeasuredSystem system, String country, SourceFeed feed, ConcurrentHashMap<Long, Long> committed)
            throws Exception {
        long version = system.get("/api/v1/submissions?countries=" + country)
                .path("version")
                .asLong();
        long begin = System.nanoTime();
        int updates = (int) (Duration.ofSeconds(seconds(run)).toMillis() / BETWEEN.toMillis());
        for (int i = 0; i < updates; i++) {
            long due = begin + i * BETWEEN.toNanos();
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            feed.correct(1, "escs", String.format(Locale.ROOT, "%.4f", (i % 1000 - 500) / 250.0));
            committed.put(++version, System.nanoTime());
        }
        TimeUnit.SECONDS.sleep(1);
    }

    private static int seconds(Run run) {
        return run.quick() ? 2 : 30;
    }
}
