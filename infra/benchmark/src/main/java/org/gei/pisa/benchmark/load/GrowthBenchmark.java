package org.gei.pisa.benchmark.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.gei.pisa.benchmark.measure.Benchmark;
import org.gei.pisa.benchmark.measure.Goal;
import org.gei.pisa.benchmark.measure.Line;
import org.gei.pisa.benchmark.measure.Report;
import org.gei.pisa.benchmark.measure.Run;
import org.gei.pisa.benchmark.measure.Samples;
import org.postgresql.PGConnection;

/// A hundred rows change, in a warehouse that is small and in the same one when it is large.
public final class GrowthBenchmark implements Benchmark {

    private static final List<String> COUNTRIES = List.of("ALB", "ARG", "AUS");
    private static final int CHANGED = 100;
    private static final int FEW = 6_000;
    private static final int MANY = 600_000;
    /// From those that the quick load has, so that it needs no sources of its own.
    private static final int QUICKLY = 30_000;
    private static final double MOST = 1.15;
    private static final int PATIENCE_MILLIS = 30_000;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String about() {
        return "an incremental run of 100 changed rows in a small and in a large warehouse";
    }

    @Override
    public Set<Class<? extends AutoCloseable>> uses() {
        return Set.of(LoadedLandscape.class);
    }

    @Override
    public Report run(Run run) throws Exception {
        if (run.quick()) {
            var loaded = LoadedLandscape.of(run);
            loaded.load(loaded.sources().system().countries());
            return growing(run, loaded.sources(), loaded.loads(), QUICKLY);
        }
        try (var landscape = Landscape.start(run, "growth", COUNTRIES, FEW / 2);
                var loads = new Loads(landscape.system())) {
            loads.awaitFirst(FEW);
            return growing(run, landscape, loads, MANY);
        }
    }

    private Report growing(Run run, Landscape landscape, Loads loads, int many) throws Exception {
        int few = landscape.rows(landscape.system().countries());
        Landscape.execute(loads.warehouse(), "vacuum analyze student_response");
        var small = measure(run, landscape, few, run.quick() ? 10 : 200);
        run.say("growing to %,d responses".formatted(many));
        landscape.grow(many / 2);
        loads.awaitFirst(many);
        Landscape.execute(loads.warehouse(), "vacuum analyze student_response");
        var large = measure(run, landscape, many, 10);
        var label = "%,d rows";
        return new Report(
                name(),
                run.quick(),
                loads.warehouse().getMetaData().getDatabaseProductVersion(),
                List.of(
                        "%d rows of one source change in one transaction; half of all rows are that country's"
                                .formatted(CHANGED),
                        "from that commit to the notification of the warehouse: a look, a read, a write"),
                List.of(
                        Line.of(label.formatted(few), "ms", small),
                        Line.of(label.formatted(many), "ms", large).against(label.formatted(few), small)),
                List.of(Goal.atMost(
                        "%,d rows / %,d rows".formatted(many, few), MOST, large.median() / small.median(), "")),
                List.of("the pace at which a source is looked at is not part of it: the look waits for the commit"));
    }

    /// @param warmUp so many changes are not counted, until what is used is compiled
    private static Samples measure(Run run, Landscape landscape, int rows, int warmUp) throws Exception {
        run.say("%d changes with %,d rows".formatted(CHANGED, rows));
        var samples = new ArrayList<Double>();
        try (var source = landscape.system().source(landscape.one());
                var watch = landscape.system().source(landscape.one());
                var warehouse = landscape.system().warehouse()) {
            Landscape.execute(warehouse, "listen pisa_change");
            var step = landscape.rows(landscape.one()) / CHANGED;
            int rounds = run.quick() ? 15 : 50;
            for (var round = 0; round < warmUp + rounds; round++) {
                var millis = change(source, watch, warehouse, step, round);
                if (round >= warmUp) {
                    samples.add(millis);
                }
            }
        }
        return Samples.of(samples);
    }

    /// Changes rows while the load waits to look, and lets it look.
    private static double change(Connection source, Connection watch, Connection warehouse, int step, int round)
            throws SQLException, InterruptedException {
        var notifications = warehouse.unwrap(PGConnection.class);
        source.setAutoCommit(false);
        Landscape.execute(source, "lock table responses in access exclusive mode");
        Landscape.execute(
                source,
                "update responses set escs = '%.4f' where id %% %d = %d"
                        .formatted(round % 2 == 0 ? 0.1234 : -0.4321, step, round / 2 % step));
        awaitLook(watch);
        notifications.getNotifications();
        var begin = System.nanoTime();
        source.commit();
        if (notifications.getNotifications(PATIENCE_MILLIS).length == 0) {
            throw new IllegalStateException("expected the changes to be loaded within " + PATIENCE_MILLIS + " ms");
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void awaitLook(Connection watch) throws SQLException, InterruptedException {
        while (true) {
            try (var statement = watch.createStatement();
                    var row = statement.executeQuery("select count(*) from pg_locks where not granted")) {
                row.next();
                if (row.getLong(1) > 0) {
                    return;
                }
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }
}
