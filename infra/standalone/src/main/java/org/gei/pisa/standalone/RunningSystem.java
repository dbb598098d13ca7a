package org.gei.pisa.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gei.pisa.fieldwork.Fieldwork;
import org.gei.pisa.fieldwork.FieldworkPlan;
import org.gei.pisa.fieldwork.SourceDatabase;
import org.gei.pisa.fieldwork.replay.StudentFileException;
import org.jspecify.annotations.Nullable;

/// Everything that `./pisa up` starts, in the order it is started; stopped in reverse.
final class RunningSystem implements AutoCloseable {

    private static final long SEED = 2018;
    private static final Duration STARTING = Duration.ofSeconds(60);
    /// After a crash the server first repeats what its log has, which takes as long as it takes.
    private static final Duration RECOVERING = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    /// Long enough that what is used at the beginning was used.
    private static final Duration IN_USE = Duration.ofSeconds(30);
    /// Whoever is recorded writes the recording down when it ends, for which nobody waits; nothing else is lost with
    /// it.
    private static final Duration STOPPING_RECORDED = Duration.ofSeconds(6);
    private static final Duration STOPPING = Duration.ofSeconds(15);

    private final DataDirectory data;
    private final UpOptions options;
    private final Console console;
    private final Secrets secrets;
    private final List<String> countries;
    private final PostgresServer server;
    private final Applications applications;
    private final Supervised postgres;
    private final Map<String, Supervised> started = new ConcurrentHashMap<>();
    private @Nullable Fieldwork fieldwork;

    RunningSystem(Path home, DataDirectory data, UpOptions options, Console console) throws IOException {
        this.data = data;
        this.options = options;
        this.console = console;
        this.countries = options.countries();
        this.secrets = new Secrets(data.path().resolve("secrets.properties"));
        this.server = new PostgresServer(data, options, secrets.get(PostgresServer.SUPERUSER));
        this.applications = new Applications(home, data, options, server, secrets);
        this.postgres = new Supervised(
                "postgres",
                () -> server.command(countries.size()),
                Map.of(),
                data.log("postgres"),
                console::line,
                this::noteState);
    }

    /// Ends applications that a launcher left which could not end them itself.
    static void endLeftovers(Path data) throws IOException {
        var state = SystemState.read(data);
        if (state == null) {
            return;
        }
        for (var name : List.of("ui", "api", "batch")) {
            var pid = state.pids().get(name);
            if (pid != null) {
                Processes.endLeftover(pid, "-Dpisa.data=" + data, "TERM", STOPPING);
            }
        }
    }

    void start() throws IOException, SQLException, InterruptedException {
        long began = System.nanoTime();
        var preparing = Thread.ofVirtual().start(this::prepare);
        server.initialize();
        started.put("postgres", postgres);
        postgres.start();
        server.await(Objects.requireNonNull(postgres.handle()), RECOVERING);
        new Databases(server, secrets).create(countries);
        console.line("PostgreSQL with %d sources is up (%s)".formatted(countries.size(), seconds(began)));
        noteFieldwork();
        preparing.join();
        var feeding = openFieldwork();
        fieldwork = feeding;
        start("batch", applications.batch(countries));
        start("api", applications.api());
        start("ui", applications.ui());
        feeding.start();
    }

    /// Lets the next starts be faster, if that was not done yet: takes some seconds of what the processors have to
    /// spare.
    ///
    /// @param stop ends the waiting
    void learn(CountDownLatch stop) {
        try {
            if (applications.names().stream()
                            .noneMatch(name -> applications.start(name).records())
                    || stop.await(IN_USE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
            int learned = 0;
            for (var name : applications.names()) {
                var process = started.get(name);
                var handle = process == null ? null : process.handle();
                if (stop.getCount() > 0
                        && handle != null
                        && applications.start(name).learn(handle)) {
                    learned++;
                }
            }
            if (learned > 0 && stop.getCount() > 0) {
                console.line("From the next start on it is faster");
            }
        } catch (IOException e) {
            console.line("The next start will be as slow as this one: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until the applications can do their work; a line for each.
    ///
    /// @param stop ends the waiting
    /// @return whether they can
    boolean awaitReady(ApiClient client, CountDownLatch stop) throws InterruptedException {
        long began = System.nanoTime();
        for (var name : List.of("batch", "api", "ui")) {
            boolean patient = true;
            while (!client.ready(url(name))) {
                if (stop.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
                if (patient && System.nanoTime() - began > STARTING.toNanos()) {
                    console.line("%s takes long to start, see %s".formatted(name, data.log(name)));
                    patient = false;
                }
            }
            console.line("%s is up (%s)".formatted(name, seconds(began)));
        }
        return true;
    }

    String url(String application) {
        return applications.url(
                switch (application) {
                    case "batch" -> options.portBatch();
                    case "api" -> options.portApi();
                    default -> options.portUi();
                });
    }

    String password(String account) {
        return secrets.get(account);
    }

    String apiKey() {
        return secrets.get("api-key");
    }

    /// Responses that the fieldwork has put into the sources.
    long present() {
        var feeding = fieldwork;
        return feeding == null ? 0 : feeding.progress().present();
    }

    @Override
    public void close() {
        if (fieldwork != null) {
            fieldwork.close();
        }
        for (var name : List.of("ui", "api", "batch")) {
            stop(name, "TERM");
        }
        stop("postgres", "INT");
    }

    private void stop(String name, String signal) {
        var process = started.get(name);
        boolean recorded =
                applications.names().contains(name) && applications.start(name).records();
        if (process != null && !process.stop(signal, recorded ? STOPPING_RECORDED : STOPPING) && !recorded) {
            console.line(name + " did not stop in time and was killed");
        }
    }

    private void start(String name, Map<String, String> settings) throws IOException {
        var start = applications.start(name);
        var mark = applications.mark();
        var application = new Supervised(
                name, () -> start.command(mark), settings, data.log(name), console::line, this::noteState);
        started.put(name, application);
        application.start();
    }

    private void prepare() {
        try {
            applications.prepare();
        } catch (IOException e) {
            console.line("The applications are started without preparation: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Fieldwork openFieldwork() {
        var sources = countries.stream()
                .map(country -> new SourceDatabase(
                        country,
                        server.jdbcUrl(Databases.source(country)),
                        Databases.FIELDWORK,
                        secrets.get(Databases.FIELDWORK)))
                .toList();
        try {
            return Fieldwork.open(new FieldworkPlan(
                    sources, options.rate(), options.initial(), SEED, options.replay(), options.feed()));
        } catch (StudentFileException e) {
            throw UserError.wrongOption("--replay: " + e.getMessage());
        }
    }

    /// Sources that hold one population must not be fed with another: their ids mean different students.
    private void noteFieldwork() throws IOException {
        var fed =
                options.replay().map(file -> "replay of " + file.getFileName()).orElse("synthetic population");
        var file = data.path().resolve("fieldwork");
        if (!options.feed()) {
            return;
        }
        if (Files.exists(file) && !Files.readString(file).strip().equals(fed)) {
            throw UserError.wrongOption(
                    "the sources in %s were fed by a %s: go on with that, or choose another folder with --data"
                            .formatted(data.path(), Files.readString(file).strip()));
        }
        Files.writeString(file, fed + "\n");
    }

    private synchronized void noteState() {
        var pids = new HashMap<String, Long>();
        pids.put("launcher", ProcessHandle.current().pid());
        started.forEach((name, process) -> {
            var handle = process.handle();
            if (handle != null) {
                pids.put(name, handle.pid());
            }
        });
        new SystemState(
                        url("ui"),
                        url("api"),
                        url("batch"),
                        server.uri(Databases.WAREHOUSE),
                        countries.stream()
                                .collect(Collectors.toMap(
                                        Function.identity(), country -> server.uri(Databases.source(country)))),
                        Map.of("manager", password("manager"), "admin", password("admin")),
                        apiKey(),
                        pids)
                .write(data.path());
    }

    private static String seconds(long since) {
        return "%.1f s".formatted((System.nanoTime() - since) / 1e9);
    }
}
