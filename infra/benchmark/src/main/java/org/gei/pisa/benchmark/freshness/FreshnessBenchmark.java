package org.gei.pisa.benchmark.freshness;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.gei.pisa.benchmark.measure.Benchmark;
import org.gei.pisa.benchmark.measure.Goal;
import org.gei.pisa.benchmark.measure.Line;
import org.gei.pisa.benchmark.measure.Report;
import org.gei.pisa.benchmark.measure.Run;
import org.gei.pisa.benchmark.measure.Samples;
import org.gei.pisa.benchmark.system.Chromium;
import org.gei.pisa.benchmark.system.MeasuredSystem;
import org.jspecify.annotations.Nullable;

/// Every response that is committed counts, at a client that follows one country, at one that follows all, and in a
/// browser that shows that country.
public final class FreshnessBenchmark implements Benchmark {

    private static final String STREAM = "/api/v1/submissions";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /// The first dashboard's job ran every 30 s and took 15: in the mean a response waited half of the first and all of
    /// the second.
    private static final double ORIGINAL_MILLIS = 30_000;

    @Override
    public String name() {
        return "freshness";
    }

    @Override
    public String about() {
        return "from a commit at a source to an event at a client, and to the screen";
    }

    @Override
    public Set<Class<? extends AutoCloseable>> uses() {
        return Set.of(MeasuredSystem.class);
    }

    @Override
    public Report run(Run run) throws Exception {
        var system = MeasuredSystem.of(run);
        var lines = new ArrayList<Line>();
        var goals = new ArrayList<Goal>();
        var chromium = Chromium.start();
        try {
            // open while it warms up: who looks has looked for a while
            var page = chromium.map(
                    browser -> Chromium.dashboard(browser.somebody(), system, "?countries=" + watched(system)));
            run.say("warming up");
            try (var feeding = new Feeding(system, 200, run.quick() ? Duration.ofSeconds(3) : Duration.ofSeconds(90))) {
                feeding.run();
                awaitLoaded(system, feeding);
            }
            for (int perSecond : run.quick() ? List.of(200) : List.of(20, 200, 1_000)) {
                measure(run, system, perSecond, page.orElse(null), lines, goals);
            }
        } finally {
            chromium.ifPresent(Chromium::close);
        }
        var remarks = new ArrayList<>(List.of(
                "a stream sends at most 4 events a second: where a country changes more often, half of its responses wait"
                        + " more than 125 ms",
                "the first dashboard looked every 30 s for 15 s: %,.0f ms in the mean".formatted(ORIGINAL_MILLIS)));
        if (chromium.isEmpty()) {
            remarks.add("no Chromium here: the screen was not looked at");
        }
        return new Report(
                name(),
                run.quick(),
                null,
                List.of(
                        "20 sources, one response of 1,120 columns per transaction at random moments, for %d s"
                                .formatted(duration(run).toSeconds()),
                        "a response has arrived when the count of its country says so; the screen is painted when the next frame begins",
                        "newest in an event: of the responses of a country that an event shows first, the one committed last"),
                lines,
                goals,
                remarks);
    }

    private static void measure(
            Run run, MeasuredSystem system, int perSecond, @Nullable Page page, List<Line> lines, List<Goal> goals)
            throws Exception {
        run.say("%,d responses per second".formatted(perSecond));
        var country = watched(system);
        try (var feeding = new Feeding(system, perSecond, duration(run));
                var all = new Follower(system.api(), STREAM, feeding.commits());
                var one = new Follower(
                        system.api(),
                        STREAM + "?countries=" + country,
                        Map.of(country, Objects.requireNonNull(feeding.commits().get(country))))) {
            var feeder = Thread.ofPlatform().start(() -> {
                try {
                    feeding.run();
                } catch (Exception e) {
                    throw new IllegalStateException("feeding failed", e);
                }
            });
            feeder.join();
            await(feeding, all);
            add(perSecond + "/s, one country", one.seen().values(), lines);
            var samples = add(perSecond + "/s, all countries", all.seen().values(), lines);
            var ofOne = millis(one.seen().values());
            lines.add(Line.of(
                    perSecond + "/s, newest in an event",
                    "ms",
                    newest(all.seen().values())));
            if (page != null) {
                var screen =
                        screen(page, Objects.requireNonNull(feeding.commits().get(country)));
                lines.add(Line.of(perSecond + "/s, screen", "ms", screen));
                if (perSecond == 200) {
                    goals.add(Goal.atMost("200/s, screen, p99", 700, screen.percentile(99), "ms"));
                }
            }
            if (perSecond == 200) {
                goals.add(Goal.atMost("200/s, one country, p50", 60, ofOne.median(), "ms"));
                goals.add(Goal.atMost("200/s, one country, p99", 300, ofOne.percentile(99), "ms"));
                goals.add(Goal.atMost("200/s, all countries, p50", 60, samples.median(), "ms"));
                goals.add(Goal.atMost("200/s, all countries, p99", 300, samples.percentile(99), "ms"));
            }
            if (perSecond == 1_000) {
                goals.add(Goal.atMost("1,000/s, all countries, p99", 1_000, samples.percentile(99), "ms"));
            }
            double arrived = 100.0 * samples.size() / feeding.committed();
            lines.add(Line.of(
                    perSecond + "/s, committed",
                    "per s",
                    Samples.of(feeding.committed() / (double) duration(run).toSeconds())));
            lines.add(Line.of(perSecond + "/s, arrived", "% of committed", Samples.of(arrived)));
            goals.add(Goal.atLeast(perSecond + "/s, arrived", 100, arrived, "% of committed"));
        }
    }

    /// The country that is followed by itself.
    private static String watched(MeasuredSystem system) {
        return system.countries().iterator().next();
    }

    private static Samples add(String variant, Iterable<Arrivals> arrivals, List<Line> lines) {
        var samples = millis(arrivals);
        lines.add(Line.of(variant, "ms", samples));
        return samples;
    }

    private static Samples millis(Iterable<Arrivals> arrivals) {
        var millis = new ArrayList<Double>();
        arrivals.forEach(its -> millis.addAll(its.millis()));
        return Samples.of(millis);
    }

    private static Samples newest(Iterable<Arrivals> arrivals) {
        var millis = new ArrayList<Double>();
        arrivals.forEach(its -> millis.addAll(its.newest()));
        return Samples.of(millis);
    }

    private static Samples screen(Page page, Commits commits) {
        page.waitForCondition(
                () -> Chromium.painted(page).getLast().submissions() >= commits.submissions(),
                new Page.WaitForConditionOptions().setTimeout(PATIENCE.toMillis()));
        var arrivals = new Arrivals(commits);
        for (var painted : Chromium.painted(page)) {
            arrivals.saw(painted.submissions(), painted.atMillis());
        }
        return millis(List.of(arrivals));
    }

    private static void awaitLoaded(MeasuredSystem system, Feeding feeding) throws Exception {
        long expected = feeding.commits().values().stream()
                .mapToLong(Commits::submissions)
                .sum();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (system.submissions() < expected && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /// Until everything has arrived, or for as long as anybody would wait.
    private static void await(Feeding feeding, Follower follower) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline
                && !feeding.commits().entrySet().stream().allMatch(entry -> {
                    var seen = follower.seen().get(entry.getKey());
                    return seen != null && seen.last() >= entry.getValue().submissions();
                })) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static Duration duration(Run run) {
        return Duration.ofSeconds(run.quick() ? 4 : 60);
    }
}
