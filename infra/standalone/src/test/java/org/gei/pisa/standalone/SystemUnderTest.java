package org.gei.pisa.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A system as `./pisa up` starts it: the built launcher as a process of its own, on free ports, with data of its own.
final class SystemUnderTest implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration STARTING = Duration.ofMinutes(4);
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path data;
    private final List<String> arguments;
    private final Path console;
    private Process launcher;
    private SystemState state;

    /// Starts a system and waits until its applications are ready.
    static SystemUnderTest start(Path data, String... options) throws IOException {
        return new SystemUnderTest(data, options);
    }

    private SystemUnderTest(Path data, String... options) throws IOException {
        this.data = data;
        this.console = data.resolveSibling(data.getFileName() + ".console");
        this.arguments = new ArrayList<>(List.of("--data", data.toString()));
        for (var port : List.of("--port-ui", "--port-api", "--port-batch", "--port-postgres")) {
            arguments.addAll(List.of(port, Integer.toString(freePort())));
        }
        arguments.addAll(List.of(options));
        up();
    }

    /// Starts the same system once more, after it was stopped or killed.
    ///
    /// @param options take the place of the ones given first
    void up(String... options) throws IOException {
        var line = new ArrayList<>(arguments);
        for (int i = 0; i < options.length; i += 2) {
            int given = line.indexOf(options[i]);
            line.set(given + 1, options[i + 1]);
        }
        var started = pisa("up", line)
                .redirectOutput(console.toFile())
                .redirectErrorStream(true)
                .start();
        launcher = started;
        await().atMost(STARTING).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            if (!started.isAlive()) {
                throw new IllegalStateException("the launcher ended; it said: " + console() + logs());
            }
            assertThat(console()).contains("Sign in as");
        });
        state = Objects.requireNonNull(SystemState.read(data));
    }

    /// A command of the launcher, as the script calls it.
    static ProcessBuilder pisa(String command, List<String> arguments) {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dpisa.home=" + HOME,
                "-cp",
                HOME.resolve("infra/standalone/target/pisa-standalone-1.0.0-SNAPSHOT.jar") + ":"
                        + HOME.resolve("infra/standalone/target/lib") + "/*",
                "org.gei.pisa.standalone.Pisa",
                command));
        line.addAll(arguments);
        return new ProcessBuilder(line);
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SystemState state() {
        return state;
    }

    /// The process of that name as it runs now; none while it is dead.
    Optional<ProcessHandle> process(String name) throws IOException {
        return ProcessHandle.of(
                        Objects.requireNonNull(SystemState.read(data)).pids().get(name))
                .filter(ProcessHandle::isAlive);
    }

    /// Those that were started last.
    Collection<Long> pids() throws IOException {
        return Objects.requireNonNull(SystemState.read(data)).pids().values();
    }

    String console() throws IOException {
        return Files.readString(console);
    }

    private String logs() throws IOException {
        var text = new StringBuilder();
        try (var logs = Files.newDirectoryStream(data.resolve("logs"))) {
            for (var log : logs) {
                text.append("\n== ").append(log.getFileName()).append('\n').append(Files.readString(log));
            }
        }
        return text.toString();
    }

    /// Asks the API.
    JsonNode api(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create(state.api() + path))
                    .header("Accept", "application/json")
                    .timeout(PATIENCE)
                    .build();
            return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Runs statements in the source of a country.
    void inSource(String country, String... statements) {
        run(state.sources().get(country), statements);
    }

    /// Runs statements in the warehouse, which nobody but the load may change.
    void changeWarehouse(String... statements) {
        run(state.warehouse(), statements);
    }

    long countInSource(String country) {
        return number(state.sources().get(country), "select count(*) from responses");
    }

    long inWarehouse(String query) {
        return number(state.warehouse(), query);
    }

    /// Waits until the warehouse and the API have as many responses as the sources. The API may be starting yet.
    void awaitCaughtUp() {
        await().atMost(STARTING)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .untilAsserted(() -> {
                    for (var country : state.sources().keySet()) {
                        long present = countInSource(country);
                        assertThat(inWarehouse("select count(*) from student_response where cnt = '" + country + "'"))
                                .as("%s in the warehouse", country)
                                .isEqualTo(present);
                        assertThat(api("/submissions?countries=" + country)
                                        .path("count")
                                        .asLong())
                                .as("%s in the API", country)
                                .isEqualTo(present);
                    }
                });
    }

    /// As a crash of the machine would: every process at once, without a chance to say goodbye.
    void kill() {
        var processes = state.pids().values().stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    /// As Ctrl-C or a service manager does.
    ///
    /// @return the exit code of the launcher
    int stop() {
        try {
            launcher.destroy();
            assertThat(launcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("the launcher stops in time")
                    .isTrue();
            return launcher.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (launcher.isAlive()) {
            stop();
        }
    }

    private static void run(String uri, String... statements) {
        try (var connection = connect(uri);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long number(String uri, String query) {
        try (var connection = connect(uri);
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(String uri) throws SQLException {
        var parsed = URI.create(uri);
        var user = parsed.getUserInfo().split(":", 2);
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d%s".formatted(parsed.getHost(), parsed.getPort(), parsed.getPath()),
                user[0],
                user[1]);
    }
}
