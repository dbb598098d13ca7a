package org.gei.pisa.benchmark.ui;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;

/// Sessions of one manager each with the dashboard open, in a Chromium that draws no charts, while responses arrive.
public final class UiBenchmark implements Benchmark {

    private static final double MOST_MEBIBYTES = 2;
    private static final int PER_SECOND = 20;

    @Override
    public String name() {
        return "ui";
    }

    @Override
    public String about() {
        return "sessions with the dashboard open and moving: CPU and memory of the server, bytes per update";
    }

    @Override
    public Set<Class<? extends AutoCloseable>> uses() {
        return Set.of(MeasuredSystem.class);
    }

    @Override
    public Report run(Run run) throws Exception {
        var system = MeasuredSystem.of(run);
        var started = Chromium.start();
        if (started.isEmpty()) {
            throw new IllegalStateException("expected a Chromium on this machine: ./pisa test says how to install one");
        }
        var lines = new ArrayList<Line>();
        var goals = new ArrayList<Goal>();
        int first = run.quick() ? 1 : 3;
        int sessions = run.quick() ? 2 : 50;
        try (var chromium = started.get();
                var motion = new Motion(system, 2 * PER_SECOND * (settlingSeconds(run) + seconds(run)))) {
            var contexts = new ArrayList<BrowserContext>();
            var received = new ArrayList<Integer>();
            @Nullable Page page = null;
            for (int i = 0; i < first; i++) {
                page = open(chromium, system, contexts, received);
            }
            var ui = system.costs("ui");
            long before = ui.reachable();
            run.say("%d sessions".formatted(sessions));
            for (int i = 0; i < sessions; i++) {
                page = open(chromium, system, contexts, received);
            }
            // not before all are open: what a browser does to open one would take minutes
            motion.start();
            listen(page, settlingSeconds(run));
            received.clear();
            var cpu = ui.cpu();
            long begin = System.nanoTime();
            listen(page, seconds(run));
            double cores = ui.cpu().minus(cpu).toNanos() / (double) (System.nanoTime() - begin);
            double mebibytes = (ui.reachable() - before) / (double) sessions / (1 << 20);
            var bytes = Samples.of(received.stream().map(Integer::doubleValue).toList());
            lines.add(Line.of(
                    "CPU of the server, %d sessions".formatted(sessions + first),
                    "% of a core",
                    Samples.of(100 * cores)));
            lines.add(Line.of("memory per session", "MiB of heap", Samples.of(mebibytes)));
            lines.add(Line.of("an update", "bytes", bytes));
            lines.add(Line.of(
                    "updates per session",
                    "per s",
                    Samples.of(received.size() / (double) (sessions + first) / seconds(run))));
            goals.add(Goal.atMost("memory per session", MOST_MEBIBYTES, mebibytes, "MiB of heap"));
            contexts.forEach(BrowserContext::close);
        }
        return new Report(
                name(),
                run.quick(),
                null,
                List.of(
                        "%d sessions, each with a sign-in of its own and the dashboard of 20 countries open; %d responses per second for %d s"
                                .formatted(sessions + first, PER_SECOND, seconds(run)),
                        "memory: what can be reached in the heap of the UI after a full collection, per session after the first %d"
                                .formatted(first)),
                lines,
                goals,
                List.of("the browsers draw no charts, so that the server is measured and not they"));
    }

    /// Waits, and takes meanwhile what the server sends.
    private static void listen(@Nullable Page page, int seconds) {
        if (page != null) {
            page.waitForTimeout(1000.0 * seconds);
        }
    }

    private static Page open(
            Chromium chromium, MeasuredSystem system, List<BrowserContext> contexts, List<Integer> received) {
        var context = chromium.somebody();
        context.route("**/echarts*", route -> route.abort());
        context.onPage(
                page -> page.onWebSocket(socket -> socket.onFrameReceived(frame -> received.add(length(frame)))));
        contexts.add(context);
        var page = Chromium.dashboard(context, system, "");
        Chromium.watchNoMore(page);
        return page;
    }

    private static int length(WebSocketFrame frame) {
        var text = frame.text();
        return text == null ? frame.binary().length : text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int settlingSeconds(Run run) {
        return run.quick() ? 1 : 3;
    }

    private static int seconds(Run run) {
        return run.quick() ? 3 : 30;
    }

    /// Responses that arrive in one country after the other.
    private static final class Motion implements AutoCloseable {
        private final List<SourceFeed> feeds = new ArrayList<>();
        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread thread;

        Motion(MeasuredSystem system, int rows) {
            var countries = system.countries();
            for (var country : countries) {
                feeds.add(new SourceFeed(country, system.sourceUri(country), rows / countries.size()));
            }
            thread = Thread.ofPlatform().name("motion").unstarted(this::run);
        }

        void start() {
            thread.start();
        }

        private void run() {
            try {
                for (int i = 0; !over.get(); i++) {
                    var feed = feeds.get(i % feeds.size());
                    if (feed.left() == 0) {
                        return;
                    }
                    feed.commitOne();
                    TimeUnit.MILLISECONDS.sleep(1000 / PER_SECOND);
                }
            } catch (SQLException e) {
                throw new IllegalStateException("no responses any more", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws InterruptedException, SQLException {
            over.set(true);
            thread.join();
            for (var feed : feeds) {
                feed.close();
            }
        }
    }
}
