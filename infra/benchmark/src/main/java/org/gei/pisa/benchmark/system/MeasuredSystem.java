package org.gei.pisa.benchmark.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.gei.pisa.benchmark.measure.Run;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A system as `./pisa up` starts it, on free ports, with twenty sources that nobody feeds but the benchmark. Its data
/// are removed at the end.
public final class MeasuredSystem implements AutoCloseable {

    private static final Duration STARTING = Duration.ofMinutes(4);
    private static final Duration STOPPING = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Path home;
    private final Path folder;
    private final Path data;
    private final Path console;
    private final List<String> options;
    private @Nullable Process launcher;
    private JsonNode state = JSON.createObjectNode();

    private MeasuredSystem(Run run) throws IOException {
        home = run.home();
        // of its own each time: one that was killed may have left processes in the last
        var bench = Files.createDirectories(home.resolve("target/bench"));
        folder = Files.createTempDirectory(bench, "system");
        data = folder.resolve("data");
        console = folder.resolve("console");
        options = new ArrayList<>(List.of("--data", data.toString(), "--rate", "0"));
        options.addAll(List.of("--initial", run.quick() ? "2000" : "20000"));
        for (var port : List.of("--port-ui", "--port-api", "--port-batch", "--port-postgres")) {
            options.addAll(List.of(port, Integer.toString(freePort())));
        }
    }

    private void startFirst(Run run) throws IOException, InterruptedException {
        start();
        awaitReady();
        if (Stream.of("batch", "api", "ui").anyMatch(name -> costs(name).records())) {
            run.say("its first start since it was built: waiting until it can start as always");
            awaitLearned();
            stop();
            start();
            awaitReady();
        }
    }

    /// The one that the benchmarks of a run share, started for the first time or long since.
    public static MeasuredSystem of(Run run) throws Exception {
        return run.shared().get(MeasuredSystem.class, () -> {
            run.say("./pisa up with 20 sources, for the first time");
            var system = new MeasuredSystem(run);
            try {
                system.startFirst(run);
                return system;
            } catch (Exception e) {
                system.close();
                throw e;
            }
        });
    }

    /// Starts it, and comes back at once.
    public void start() throws IOException {
        Files.deleteIfExists(console);
        var command = new ArrayList<>(List.of(home.resolve("pisa").toString(), "up"));
        command.addAll(options);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        launcher = builder.start();
    }

    /// Waits until all of it can do its work and every response is loaded.
    public void awaitReady() throws IOException, InterruptedException {
        await("say that it is up", STARTING, () -> said().contains("Sign in as"));
        readState();
        long present = 0;
        for (var country : countries()) {
            present += SourceFeed.count(sourceUri(country));
        }
        long expected = present;
        await("load " + expected + " responses", STARTING, () -> submissions() >= expected);
    }

    /// Waits until the UI shows the page of the sign-in: a browser that asked again and again would take processors
    /// from those that start.
    public void awaitSignIn() throws InterruptedException {
        await("show the sign-in", STARTING, () -> status(ui() + "/login") == 200);
    }

    private int status(String address) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return -1; // nobody listens yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private void awaitLearned() throws InterruptedException {
        await("learn to start faster", STARTING, () -> said().contains("From the next start on it is faster"));
    }

    /// As Ctrl-C does.
    public void stop() throws InterruptedException {
        var running = launcher;
        if (running != null) {
            running.destroy();
            if (!running.waitFor(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "expected ./pisa up to stop within " + STOPPING + "; it said: " + said());
            }
            launcher = null;
        }
    }

    /// What the system wrote down about itself; as of its last start.
    public void readState() throws IOException {
        var file = data.resolve("state.json");
        if (Files.exists(file)) {
            state = JSON.readTree(Files.readString(file));
        }
    }

    public String api() {
        return state.path("api").asString();
    }

    public String ui() {
        return state.path("ui").asString();
    }

    public String password(String account) {
        return state.path("accounts").path(account).asString();
    }

    public Set<String> countries() {
        return new TreeSet<>(state.path("sources").propertyNames());
    }

    /// `postgresql://` URI of a source.
    public URI sourceUri(String country) {
        return URI.create(state.path("sources").path(country).asString());
    }

    /// @param name `launcher`, `postgres`, `batch`, `api` or `ui`
    public Costs costs(String name) {
        long pid = state.path("pids").path(name).asLong();
        var process = ProcessHandle.of(pid)
                .orElseThrow(() -> new IllegalStateException("expected the process " + name + " to run"));
        return new Costs(process, name.equals("postgres"));
    }

    /// Responses that the API has; -1 while it does not answer.
    public long submissions() {
        try {
            return get("/submissions").path("count").asLong();
        } catch (IOException e) {
            return -1;
        }
    }

    /// Asks the API for JSON.
    public JsonNode get(String path) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(api() + path))
                .header("Accept", "application/json")
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void await(String what, Duration patience, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            var running = launcher;
            if (running == null || !running.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("expected ./pisa up to " + what + "; it said: " + said());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private String said() {
        try {
            return Files.exists(console) ? Files.readString(console) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stop();
        http.shutdownNow();
        delete(folder);
    }
}
