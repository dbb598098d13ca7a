package org.gei.pisa.benchmark.start;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gei.pisa.benchmark.measure.Benchmark;
import org.gei.pisa.benchmark.measure.Goal;
import org.gei.pisa.benchmark.measure.Line;
import org.gei.pisa.benchmark.measure.Report;
import org.gei.pisa.benchmark.measure.Run;
import org.gei.pisa.benchmark.measure.Samples;
import org.gei.pisa.benchmark.system.Chromium;
import org.gei.pisa.benchmark.system.MeasuredSystem;
import org.gei.pisa.benchmark.system.SourceFeed;

/// Starts a system that was built and has run before, and waits until a chart moves in Chromium.
public final class StartBenchmark implements Benchmark {

    private static final double MOST_SECONDS = 15;
    private static final double MOST_PERCENT = 5;
    private static final int ROWS = 2000;
    private static final List<String> PROCESSES = List.of("launcher", "postgres", "batch", "api", "ui");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String about() {
        return "from ./pisa up to the first moving chart; memory and idle CPU of each process";
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
        var remarks = new ArrayList<String>();
        var chromium = Chromium.start();
        if (chromium.isPresent()) {
            try (var browser = chromium.get()) {
                var seconds = new ArrayList<Double>();
                for (int round = 0; round < (run.quick() ? 1 : 3); round++) {
                    seconds.add(untilAChartMoves(run, system, browser));
                }
                lines.add(Line.of("first moving chart", "s", Samples.of(seconds)));
                goals.add(Goal.atMost(
                        "first moving chart", MOST_SECONDS, Samples.of(seconds).median(), "s"));
            }
            system.awaitReady();
        } else {
            remarks.add("no Chromium here: the start was not measured");
        }
        addIdle(run, system, lines, goals);
        return new Report(
                name(),
                run.quick(),
                null,
                List.of(
                        "20 sources, %,d responses in the warehouse, one committed every 100 ms while it starts"
                                .formatted(system.submissions()),
                        "idle: %d s after %d s of rest".formatted(idleSeconds(run), restSeconds(run))),
                lines,
                goals,
                remarks);
    }

    private static double untilAChartMoves(Run run, MeasuredSystem system, Chromium browser) throws Exception {
        var country = system.countries().iterator().next();
        try (var feed = new SourceFeed(country, system.sourceUri(country), ROWS);
                var context = browser.somebody()) {
            run.say("stopping it and starting it again");
            system.stop();
            var over = new AtomicBoolean();
            long begin = System.nanoTime();
            system.start();
            var feeding = Thread.ofVirtual().start(() -> feed(feed, over));
            try {
                system.awaitSignIn();
                var page = Chromium.dashboard(context, system, "");
                page.waitForFunction("() => new Set(window.painted.map(each => each[1])).size > 1"
                        + " && [...document.querySelectorAll('*')].some(e => e.drawn && e.drawn.series.length > 0)");
                return (System.nanoTime() - begin) / 1e9;
            } finally {
                over.set(true);
                feeding.join();
            }
        }
    }

    /// A response every tenth of a second, as soon as the source is up.
    private static void feed(SourceFeed feed, AtomicBoolean over) {
        try {
            while (!over.get() && feed.left() > 0) {
                try {
                    feed.commitOne();
                } catch (SQLException e) {
                    // not up yet
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void addIdle(Run run, MeasuredSystem system, List<Line> lines, List<Goal> goals) throws Exception {
        run.say("idle");
        TimeUnit.SECONDS.sleep(restSeconds(run));
        var before = new LinkedHashMap<String, Double>();
        for (var process : PROCESSES) {
            before.put(process, cpuSeconds(system, process));
        }
        long begin = System.nanoTime();
        TimeUnit.SECONDS.sleep(idleSeconds(run));
        double seconds = (System.nanoTime() - begin) / 1e9;
        double all = 0;
        var memory = new ArrayList<Line>();
        for (var process : PROCESSES) {
            double percent = 100 * (cpuSeconds(system, process) - before.getOrDefault(process, 0.0)) / seconds;
            all += percent;
            lines.add(Line.of("idle CPU, " + process, "% of a core", Samples.of(percent)));
            memory.add(Line.of(
                    "memory, " + process,
                    "MiB",
                    Samples.of(system.costs(process).resident() / (double) (1 << 20))));
        }
        lines.add(Line.of("idle CPU, all", "% of a core", Samples.of(all)));
        lines.addAll(memory);
        goals.add(Goal.atMost("idle CPU with 20 quiet sources", MOST_PERCENT, all, "% of a core"));
    }

    private static double cpuSeconds(MeasuredSystem system, String process) {
        return system.costs(process).cpu().toMillis() / 1000.0;
    }

    /// For so long the compilers of the JVMs have something to do after a start.
    private static int restSeconds(Run run) {
        return run.quick() ? 2 : 180;
    }

    private static int idleSeconds(Run run) {
        return run.quick() ? 3 : 60;
    }
}
