package org.gei.pisa.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A PostgreSQL cluster in the data folder. It runs as an ordinary user even where the launcher is root, and
/// survives whatever happened to the launcher before: what a dead one left is ended first.
final class PostgresServer {

    static final String SUPERUSER = "postgres";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration STOPPING = Duration.ofSeconds(20);
    private static final int NOBODY = 65_534;

    private final Path binaries;
    private final Path cluster;
    private final Path log;
    private final UpOptions options;
    private final String password;
    private final List<String> asOrdinaryUser;

    PostgresServer(DataDirectory data, UpOptions options, String password) throws IOException {
        this.binaries = PostgresBinaries.unpack(data.path().resolve("postgresql"));
        this.cluster = data.path().resolve("cluster");
        this.log = data.log("postgres");
        this.options = options;
        this.password = password;
        this.asOrdinaryUser = asOrdinaryUser(cluster);
    }

    /// Makes the cluster where there is none.
    void initialize() throws IOException, InterruptedException {
        endLeftover();
        if (Files.exists(cluster.resolve("PG_VERSION")) && Files.exists(cluster.resolve("global/pg_control"))) {
            return;
        }
        var command = command("initdb");
        command.addAll(List.of(
                "--pgdata=" + cluster,
                "--username=" + SUPERUSER,
                "--pwfile=/dev/stdin",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale"));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try (var in = process.getOutputStream()) {
            in.write(password.getBytes(StandardCharsets.US_ASCII));
        }
        if (process.waitFor() != 0) {
            throw UserError.failed("PostgreSQL could not make its cluster in %s, see %s".formatted(cluster, log));
        }
    }

    /// Command that runs the server in the foreground, now that nothing of an earlier one runs any more.
    List<String> command(int countries) throws IOException {
        endLeftover();
        hostBasedAuthentication();
        var command = command("postgres");
        command.addAll(List.of("-D", cluster.toString()));
        setting(command, "listen_addresses", options.bind());
        setting(command, "port", Integer.toString(options.portPostgres()));
        setting(command, "unix_socket_directories", "");
        setting(command, "max_connections", Integer.toString(100 + 5 * countries));
        setting(command, "shared_buffers", "256MB");
        setting(command, "max_wal_size", "2GB");
        setting(command, "log_checkpoints", "off");
        // details of an error quote rows, and statements may set passwords
        setting(command, "log_error_verbosity", "terse");
        setting(command, "log_min_error_statement", "panic");
        return command;
    }

    /// Waits until the server answers.
    void await(ProcessHandle process, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!answers()) {
            if (Processes.ended(process, BETWEEN_LOOKS) || System.nanoTime() > deadline) {
                throw UserError.failed("PostgreSQL does not start, see " + log);
            }
        }
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, password);
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(options.host(), options.portPostgres(), database);
    }

    /// `postgresql://` URI with the superuser's sign-in.
    String uri(String database) {
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(SUPERUSER, password, options.host(), options.portPostgres(), database);
    }

    private boolean answers() {
        try (var connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private void endLeftover() throws IOException {
        var file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        var first = Files.readAllLines(file).getFirst().strip();
        Processes.endLeftover(Long.parseLong(first), cluster.toString(), "INT", STOPPING);
        // The sessions of a server that was killed end by themselves, but not at once; until then none can start.
        Processes.killAllIn(cluster, STOPPING);
        // Whoever has that pid now is not our server: its stale file would keep the next one from starting.
        Files.deleteIfExists(file);
    }

    private void hostBasedAuthentication() throws IOException {
        Files.writeString(cluster.resolve("pg_hba.conf"), "host all all all scram-sha-256\n");
    }

    private List<String> command(String program) {
        var command = new ArrayList<>(asOrdinaryUser);
        command.add(binaries.resolve("bin").resolve(program).toString());
        return command;
    }

    private static void setting(List<String> command, String name, String value) {
        command.add("-c");
        command.add(name + "=" + value);
    }

    /// As root: in a user namespace of its own, or, where there are none, as nobody, who then gets the cluster.
    private static List<String> asOrdinaryUser(Path cluster) throws IOException {
        if (!Processes.root()) {
            return List.of();
        }
        if (Processes.succeeds("unshare", "-U", "true")) {
            return List.of("unshare", "-U");
        }
        if (!Processes.available("setpriv")) {
            throw UserError.failed(
                    "PostgreSQL does not run as root: run ./pisa as an ordinary user, or install util-linux (unshare, setpriv)");
        }
        Files.createDirectories(cluster);
        Processes.succeeds("chown", "-R", NOBODY + ":" + NOBODY, cluster.toString());
        return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    }
}
