package org.gei.pisa.benchmark.query;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.gei.pisa.benchmark.http.RequestLoad;
import org.gei.pisa.benchmark.measure.Benchmark;
import org.gei.pisa.benchmark.measure.Goal;
import org.gei.pisa.benchmark.measure.Line;
import org.gei.pisa.benchmark.measure.Report;
import org.gei.pisa.benchmark.measure.Run;
import org.gei.pisa.benchmark.measure.Samples;
import org.gei.pisa.benchmark.system.Costs;
import org.gei.pisa.benchmark.system.MeasuredSystem;

/// Answers per second, in turns with the peer.
public final class QueryBenchmark implements Benchmark {

    private static final String PATH = "/api/v1/estimates?statistic=mean&variable=PVREAD&by=ST004D01T";
    private static final double LEAST = 0.7;
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "query";
    }

    @Override
    public String about() {
        return "/api/v1/estimates, cold and cached, beside an empty endpoint that returns as many bytes";
    }

    @Override
    public Set<Class<? extends AutoCloseable>> uses() {
        return Set.of(MeasuredSystem.class);
    }

    @Override
    public Report run(Run run) throws Exception {
        var system = MeasuredSystem.of(run);
        var api = URI.create(system.api());
        int bytes = RequestLoad.run(api, 1, Duration.ofMillis(200), () -> PATH).bytes();
        var lines = new ArrayList<Line>();
        var goals = new ArrayList<Goal>();
        try (var peer = new Peer(bytes, system.costs("api").jvmOptions())) {
            var cached = new Server(api, () -> PATH, system.costs("api"));
            var empty = new Server(peer.uri(), () -> "/empty", peer.costs());
            run.say("warming up");
            cached.warmUp(run.quick() ? 5_000 : 100_000);
            empty.warmUp(run.quick() ? 5_000 : 100_000);
            for (int connections : connections(run)) {
                run.say(connections + " connections");
                addPair(run, connections, cached, empty, lines, goals);
            }
            for (int connections : connections(run)) {
                run.say("cold, %d connections".formatted(connections));
                var cold = new Server(api, new Cold(), system.costs("api")).measure(connections, turn(run));
                lines.add(Line.of("cold, " + connections, "answers/s", Samples.of(cold.answers())));
                lines.add(Line.of("cold, " + connections, "ms", cold.millis()));
            }
        }
        return new Report(
                name(),
                run.quick(),
                null,
                List.of(
                        "%,d responses of 20 countries; a mean of reading by gender with standard errors: %,d bytes of JSON"
                                .formatted(system.submissions(), bytes),
                        "connections that ask again when they are answered, in turns of %s, with client and server on the same cores"
                                .formatted(turn(run)),
                        "cold: a percentile that nobody asked for before, of all countries"),
                lines,
                goals,
                List.of("the peer: Spring WebFlux in a process of its own, with the JVM options of the API"));
    }

    private static void addPair(
            Run run, int connections, Server cached, Server empty, List<Line> lines, List<Goal> goals)
            throws Exception {
        var ours = new Turns();
        var theirs = new Turns();
        for (int round = 0; round < (run.quick() ? 2 : 7); round++) {
            if (round % 2 == 0) {
                ours.add(cached.measure(connections, turn(run)));
                theirs.add(empty.measure(connections, turn(run)));
            } else {
                theirs.add(empty.measure(connections, turn(run)));
                ours.add(cached.measure(connections, turn(run)));
            }
        }
        var answers = Samples.of(ours.answers);
        var peers = Samples.of(theirs.answers);
        lines.add(Line.of("cached, " + connections, "answers/s", answers).against("empty", peers));
        lines.add(Line.of("empty, " + connections, "answers/s", peers));
        lines.add(Line.of("cached, " + connections, "ms", Samples.of(ours.millis)));
        lines.add(Line.of("empty, " + connections, "ms", Samples.of(theirs.millis)));
        lines.add(Line.of("cached, " + connections, "µs CPU of the server", Samples.of(ours.cpuMicros))
                .against("empty", Samples.of(theirs.cpuMicros)));
        goals.add(Goal.atLeast(
                "cached / empty endpoint, %d connections".formatted(connections), LEAST, answers.ratioTo(peers), ""));
    }

    private static List<Integer> connections(Run run) {
        return run.quick() ? List.of(16) : List.of(1, 16, 64);
    }

    private static Duration turn(Run run) {
        return Duration.ofMillis(run.quick() ? 700 : 4000);
    }

    /// @param cpuMicros of the server, per answer
    private record Turn(double answers, Samples millis, double cpuMicros) {}

    private record Server(URI uri, Supplier<String> paths, Costs costs) {

        /// So many answers, or as many as there are in a while.
        void warmUp(int answers) throws Exception {
            long end = System.nanoTime() + LONGEST_WARM_UP.toNanos();
            for (int given = 0; given < answers && System.nanoTime() < end; ) {
                given += measure(16, Duration.ofMillis(500)).millis().size();
            }
        }

        Turn measure(int connections, Duration duration) throws Exception {
            var before = costs.cpu();
            var result = RequestLoad.run(uri, connections, duration, paths);
            double micros = costs.cpu().minus(before).toNanos() / 1000.0;
            return new Turn(
                    result.answers(), result.millis(), micros / result.millis().size());
        }
    }

    private static final class Turns {
        private final List<Double> answers = new ArrayList<>();
        private final List<Double> millis = new ArrayList<>();
        private final List<Double> cpuMicros = new ArrayList<>();

        void add(Turn turn) {
            answers.add(turn.answers());
            cpuMicros.add(turn.cpuMicros());
            millis.addAll(turn.millis().all());
        }
    }

    /// Another percentile each time.
    private static final class Cold implements Supplier<String> {
        private static final AtomicInteger ASKED = new AtomicInteger();

        @Override
        public String get() {
            return "/api/v1/estimates?statistic=percentile&variable=PVREAD&p="
                    + String.format(Locale.ROOT, "%.4f", 1 + ASKED.getAndIncrement() % 970_000 / 10_000.0);
        }
    }
}
