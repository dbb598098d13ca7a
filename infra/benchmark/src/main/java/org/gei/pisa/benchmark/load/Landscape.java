package org.gei.pisa.benchmark.load;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.gei.pisa.benchmark.measure.Run;
import org.gei.pisa.domain.participant.Participants;
import org.gei.pisa.fieldwork.source.FileVariable;
import org.gei.pisa.fieldwork.source.SourceTable;
import org.gei.pisa.fieldwork.source.StudentFile;
import org.gei.pisa.fieldwork.synthetic.SyntheticPopulation;
import org.gei.pisa.standalone.LoadingSystem;
import org.postgresql.PGConnection;

/// A warehouse, its batch application, and sources with so many responses each.
///
/// The first source has as many responses as all the others together, so that the same number can be loaded from one
/// and from many.
final class Landscape implements AutoCloseable {

    private static final long SEED = 2018;

    /// Responses that are made for each source; the rest of its rows repeats them under other ids.
    private static final int DISTINCT = 250;

    private final LoadingSystem system;
    private final Path folder;
    private int rows;

    private Landscape(LoadingSystem system, Path folder, int rows) {
        this.system = system;
        this.folder = folder;
        this.rows = rows;
    }

    /// Adds responses, up to so many in the first source and as many in the others.
    void grow(int more) throws Exception {
        var before = rows;
        rows = more;
        inEach(country -> fill(country, country.equals(one()) ? before : before / many().size(), rows(country)));
    }

    @FunctionalInterface
    private interface Task {
        void run(String country) throws SQLException, IOException;
    }

    /// Runs a task for each source, as many at once as there are processors.
    private void inEach(Task task) throws Exception {
        try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var running = system.countries().stream()
                    .map(country -> threads.submit(() -> {
                        task.run(country);
                        return country;
                    }))
                    .toList();
            for (var each : running) {
                each.get();
            }
        }
    }

    /// @param name of the folder that keeps it, beside that of the benchmark
    /// @param rows in the first source; the others share as many
    static Landscape start(Run run, String name, List<String> countries, int rows) throws Exception {
        run.say("%,d responses in %s, and as many in %d other sources"
                .formatted(rows, countries.getFirst(), countries.size() - 1));
        var folder = run.scratch().resolveSibling(name);
        delete(folder);
        var system = new LoadingSystem(run.home(), folder, countries, freePort(), freePort());
        var landscape = new Landscape(system, folder, rows);
        try {
            landscape.inEach(country -> {
                try (var source = system.source(country)) {
                    SourceTable.create(source);
                }
            });
            // a warehouse that is emptied would be repaired meanwhile
            system.startBatch(Map.of("PISA_RECONCILE_EVERY", "0"), List.of());
            landscape.inEach(country -> landscape.fill(country, 0, landscape.rows(country)));
            return landscape;
        } catch (Exception e) {
            landscape.close();
            throw e;
        }
    }

    String one() {
        return system.countries().getFirst();
    }

    List<String> many() {
        return system.countries().subList(1, system.countries().size());
    }

    int rows(String country) {
        return country.equals(one()) ? rows : rows / many().size();
    }

    int rows(List<String> countries) {
        return countries.stream().mapToInt(this::rows).sum();
    }

    LoadingSystem system() {
        return system;
    }

    private void fill(String country, int there, int rows) throws SQLException, IOException {
        var population =
                new SyntheticPopulation(Participants.pisa2018().find(country).orElseThrow(), SEED);
        var columns = StudentFile.pisa2018().variables().stream()
                .map(FileVariable::column)
                .map(column -> "\"" + column + "\"")
                .collect(Collectors.joining(", "));
        try (var source = system.source(country)) {
            if (there == 0) {
                copy(source, population, columns, Math.min(rows, DISTINCT));
            }
            var made = Math.max(there, Math.min(rows, DISTINCT));
            if (rows > made) {
                execute(source, """
                        insert into responses (id, submitted_at, %1$s)
                        select i, submitted_at, %1$s from generate_series(%2$d + 1, %3$d) i
                        join responses r on r.id = 1 + i %% %4$d""".formatted(columns, made, rows, Math.min(made, DISTINCT)));
            }
            execute(source, "vacuum (analyze) responses (id, change_xid)");
        }
    }

    private static void copy(Connection source, SyntheticPopulation population, String columns, int rows)
            throws SQLException, IOException {
        var text = new StringBuilder();
        for (var i = 0; i < rows; i++) {
            text.append(population.id(i))
                    .append("\t2018-05-01T09:00:00Z\t")
                    .append(population.fields(i))
                    .append('\n');
        }
        source.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy responses (id, submitted_at, " + columns + ") from stdin",
                        new java.io.StringReader(text.toString()));
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            var files = new ArrayList<Path>();
            try (var all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).forEach(files::add);
            }
            for (var file : files) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        system.close();
        delete(folder);
    }
}
