package org.gei.pisa.benchmark.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gei.pisa.benchmark.measure.Alternation;
import org.gei.pisa.benchmark.measure.Benchmark;
import org.gei.pisa.benchmark.measure.Goal;
import org.gei.pisa.benchmark.measure.Line;
import org.gei.pisa.benchmark.measure.Report;
import org.gei.pisa.benchmark.measure.Run;
import org.gei.pisa.benchmark.measure.Samples;

/// An empty warehouse is loaded from one source, and from twenty.
public final class LoadBenchmark implements Benchmark {

    private static final String LOAD = "load";
    private static final String FLOOR = "floor";
    private static final String TEXTBOOK = "textbook";
    private static final String ROW_BY_ROW = "rowByRow";
    private static final List<String> PEERS = List.of(FLOOR, TEXTBOOK, ROW_BY_ROW);

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String about() {
        return "an empty warehouse from 1 source and from 20, beside a bare COPY, the textbook job, and row by row";
    }

    @Override
    public Set<Class<? extends AutoCloseable>> uses() {
        return Set.of(LoadedLandscape.class);
    }

    @Override
    public Report run(Run run) throws Exception {
        var landscape = LoadedLandscape.of(run);
        var peers = new Peers(landscape.sources().system());
        peers.prepare();
        var lines = new ArrayList<Line>();
        var goals = new ArrayList<Goal>();
        for (var countries :
                List.of(List.of(landscape.sources().one()), landscape.sources().many())) {
            run.say("from %d source%s".formatted(countries.size(), countries.size() == 1 ? "" : "s"));
            add(countries.size(), measure(run, landscape, peers, countries), lines, goals);
        }
        return new Report(
                name(),
                run.quick(),
                landscape.postgres(),
                landscape.shape(),
                lines,
                goals,
                List.of(
                        "floor: a COPY of the loaded columns piped into a COPY of a table of the same types, without key,"
                                + " index or constraint, in one transaction",
                        "textbook and rowByRow apply the same rules in a JVM that is warm, keep no metadata and load a part of"
                                + " the rows; the one commits a thousand of them at a time, the other each",
                        "every load was checked: each row there once, with the version of its change set"));
    }

    private static Map<String, Samples> measure(Run run, LoadedLandscape landscape, Peers peers, List<String> countries)
            throws Exception {
        var rows = landscape.sources().rows(countries);
        var some = Math.max(1, rows / countries.size() / (run.quick() ? 4 : 2));
        var few = Math.max(1, rows / countries.size() / 20);
        return new Alternation()
                .add(LOAD, () -> rows / landscape.load(countries))
                .add(FLOOR, () -> rows / peers.floor(countries))
                .add(TEXTBOOK, () -> some * countries.size() / peers.textbook(countries, some))
                .add(ROW_BY_ROW, () -> few * countries.size() / peers.rowByRow(countries, few))
                .run(run.quick() ? 2 : 5);
    }

    private static void add(int sources, Map<String, Samples> measured, List<Line> lines, List<Goal> goals) {
        var load = Objects.requireNonNull(measured.get(LOAD));
        var line = Line.of(LOAD + ", " + sources, "rows/s", load);
        for (var peer : PEERS) {
            line = line.against(peer, Objects.requireNonNull(measured.get(peer)));
        }
        lines.add(line);
        for (var peer : PEERS) {
            lines.add(Line.of(peer + ", " + sources, "rows/s", Objects.requireNonNull(measured.get(peer))));
        }
        goals.add(goal(sources, load, measured, FLOOR, 0.8));
        goals.add(goal(sources, load, measured, TEXTBOOK, 3));
        goals.add(goal(sources, load, measured, ROW_BY_ROW, 20));
    }

    private static Goal goal(int sources, Samples load, Map<String, Samples> measured, String peer, double goal) {
        return Goal.atLeast(
                "load / %s, %d source%s".formatted(peer, sources, sources == 1 ? "" : "s"),
                goal,
                load.ratioTo(Objects.requireNonNull(measured.get(peer))),
                "");
    }
}
