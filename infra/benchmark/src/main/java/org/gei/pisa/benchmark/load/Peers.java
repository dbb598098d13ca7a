package org.gei.pisa.benchmark.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Variable;
import org.gei.pisa.standalone.LoadingSystem;

/// Other ways of loading the same rows from the same sources into tables of the same server, one thread per source.
final class Peers {

    static final String TABLE = "peers.student_response";

    private static final String FLOOR = "peers.floor";

    private final LoadingSystem system;

    Peers(LoadingSystem system) {
        this.system = system;
    }

    /// Makes their tables: for the floor one with a column per column that is read and nothing else, for the others one
    /// like that of the warehouse. Nobody looks after them in the background, at the cost of who is measured next.
    void prepare() throws SQLException {
        try (var warehouse = system.warehouse()) {
            Landscape.execute(warehouse, "create schema if not exists peers");
            Landscape.execute(warehouse, "drop table if exists " + FLOOR + ", " + TABLE);
            Landscape.execute(
                    warehouse,
                    "create table " + FLOOR + " (id bigint, submitted_at timestamptz, changed_at timestamptz, "
                            + columns().stream().map(column -> column + " text").collect(Collectors.joining(", "))
                            + ") with (autovacuum_enabled = off)");
            Landscape.execute(
                    warehouse,
                    "create table " + TABLE + " (like student_response including all) with (autovacuum_enabled = off)");
        }
    }

    /// How long it takes to pipe all rows from one COPY into another, in seconds.
    double floor(List<String> countries) throws Exception {
        empty(FLOOR);
        return atOnce(countries, country -> {
            try (var source = system.source(country);
                    var warehouse = connection()) {
                Floor.pipe(source, warehouse, select(), FLOOR);
            }
        });
    }

    /// With a JdbcCursorItemReader and a JdbcBatchItemWriter.
    ///
    /// @param most rows of each country
    double textbook(List<String> countries, int most) throws Exception {
        empty(TABLE);
        return atOnce(countries, country -> {
            try (var source = system.source(country);
                    var warehouse = connection()) {
                new TextbookJob(country, source, warehouse).run(select() + " order by id limit " + most);
            }
        });
    }

    /// With one INSERT, and one commit, for every row.
    double rowByRow(List<String> countries, int most) throws Exception {
        empty(TABLE);
        return atOnce(countries, country -> {
            try (var source = system.source(country);
                    var warehouse = system.warehouse()) {
                new RowByRow(country, source, warehouse).run(select() + " order by id limit " + most);
            }
        });
    }

    private Connection connection() throws SQLException {
        var warehouse = system.warehouse();
        Landscape.execute(warehouse, "set synchronous_commit = off"); // as for pisa-batch
        return warehouse;
    }

    private void empty(String table) throws SQLException {
        try (var warehouse = system.warehouse()) {
            Landscape.execute(warehouse, "truncate " + table);
            Landscape.execute(warehouse, "checkpoint");
        }
    }

    static String select() {
        return "select id, submitted_at, changed_at, " + String.join(", ", columns()) + " from responses";
    }

    private static List<String> columns() {
        return Codebook.pisa2018().variables().stream().map(Variable::column).toList();
    }

    @FunctionalInterface
    private interface Load {
        void of(String country) throws Exception;
    }

    private static double atOnce(List<String> countries, Load load) throws Exception {
        try (var threads = Executors.newFixedThreadPool(countries.size())) {
            var begin = System.nanoTime();
            var loads = new ArrayList<Callable<Void>>();
            for (var country : countries) {
                loads.add(() -> {
                    load.of(country);
                    return null;
                });
            }
            for (var done : threads.invokeAll(loads)) {
                done.get();
            }
            return (System.nanoTime() - begin) / 1e9;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a peer failed", e.getCause());
        }
    }
}
