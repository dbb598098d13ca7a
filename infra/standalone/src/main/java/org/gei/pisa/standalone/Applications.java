package org.gei.pisa.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// How the three applications are run: their command lines and their settings. Secrets go by environment,
/// which other users can't see.
final class Applications {

    /// Environment variables start with what Spring's relaxed binding makes of `pisa.sources`.
    private static final String SOURCES = "PISA_SOURCES_";

    /// Of a process that computes little the better code of C2 is not worth its making.
    private static final List<String> ONE_COMPILER = List.of("-XX:TieredStopAtLevel=1");

    /// C2 is for what is called ten times as often as it would take otherwise: at a start it has most of the work of a
    /// process, all of which want the same few processors, and little of what it makes is called much afterwards.
    private static final List<String> LATE_COMPILER = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    /// Most memory for objects.
    private static final Map<String, String> HEAPS = Map.of("batch", "512m", "api", "1536m", "ui", "384m");

    private final Path home;
    private final DataDirectory data;
    private final UpOptions options;
    private final PostgresServer server;
    private final Secrets secrets;
    private final Map<String, FasterStart> starts = new HashMap<>();

    /// @param home folder of the repository, which has the built applications
    Applications(Path home, DataDirectory data, UpOptions options, PostgresServer server, Secrets secrets)
            throws IOException {
        this.home = home;
        this.data = data;
        this.options = options;
        this.server = server;
        this.secrets = secrets;
        for (var application : HEAPS.entrySet()) {
            starts.put(application.getKey(), faster(application.getKey(), application.getValue()));
        }
    }

    /// Unpacks what was built anew, all of them at the same time.
    void prepare() throws IOException, InterruptedException {
        var failures = new ConcurrentLinkedQueue<IOException>();
        var threads = new ArrayList<Thread>();
        for (var start : starts.values()) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    start.prepare();
                } catch (IOException e) {
                    failures.add(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        var failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
    }

    Set<String> names() {
        return HEAPS.keySet();
    }

    /// How an application is started.
    ///
    /// @param name `batch`, `api` or `ui`
    FasterStart start(String name) {
        var start = starts.get(name);
        if (start == null) {
            throw new IllegalArgumentException(
                    "application: expected one of %s, but got %s".formatted(HEAPS.keySet(), name));
        }
        return start;
    }

    private FasterStart faster(String name, String heap) throws IOException {
        var jar = home.resolve("pisa-" + name + "/target/pisa-" + name + "-1.0.0-SNAPSHOT.jar");
        if (!Files.exists(jar)) {
            throw UserError.failed("expected the application " + jar + ", but it is not built: run ./mvnw package");
        }
        return new FasterStart(
                home.resolve("infra/standalone/target/start"),
                jar,
                Stream.concat(
                                Stream.of("-Xmx" + heap, "-XX:+UseSerialGC", "-Djava.awt.headless=true"),
                                (name.equals("ui") ? ONE_COMPILER : LATE_COMPILER).stream())
                        .toList());
    }

    /// Part of the command lines by which the processes of this data are recognised.
    String mark() {
        return "-Dpisa.data=" + data.path();
    }

    Map<String, String> batch(List<String> countries) {
        var settings = common(options.portBatch());
        settings.put("SPRING_DATASOURCE_URL", server.jdbcUrl(Databases.WAREHOUSE));
        settings.put("SPRING_DATASOURCE_USERNAME", Databases.BATCH);
        settings.put("SPRING_DATASOURCE_PASSWORD", secrets.get(Databases.BATCH));
        settings.put("SPRING_FLYWAY_URL", server.jdbcUrl(Databases.WAREHOUSE));
        settings.put("SPRING_FLYWAY_USER", Databases.OWNER);
        settings.put("SPRING_FLYWAY_PASSWORD", secrets.get(Databases.OWNER));
        settings.put("PISA_OPERATIONS_TOKEN", secrets.get("operations-token"));
        settings.put("PISA_ACCOUNTS_INITIAL_MANAGERPASSWORD", secrets.get("manager"));
        settings.put("PISA_ACCOUNTS_INITIAL_ADMINPASSWORD", secrets.get("admin"));
        for (var country : countries) {
            var prefix = SOURCES + country.toUpperCase(Locale.ROOT) + "_";
            settings.put(prefix + "URL", server.jdbcUrl(Databases.source(country)));
            settings.put(prefix + "USERNAME", Databases.READER);
            settings.put(prefix + "PASSWORD", secrets.get(Databases.READER));
        }
        return settings;
    }

    Map<String, String> api() {
        var settings = common(options.portApi());
        settings.put(
                "SPRING_R2DBC_URL",
                "r2dbc:postgresql://%s:%d/%s".formatted(options.host(), options.portPostgres(), Databases.WAREHOUSE));
        settings.put("SPRING_R2DBC_USERNAME", Databases.API);
        settings.put("SPRING_R2DBC_PASSWORD", secrets.get(Databases.API));
        settings.put("PISA_API_ANONYMOUS", "true");
        settings.put("PISA_API_KEY", secrets.get("api-key"));
        // whoever measures or verifies this system asks as often as it takes, from one address
        for (var limit : List.of("REQUESTSPERADDRESS", "REQUESTSPERKEY", "STREAMSPERADDRESS", "STREAMSPERKEY")) {
            settings.put("PISA_API_LIMITS_" + limit, "10000000");
        }
        return settings;
    }

    Map<String, String> ui() {
        var settings = common(options.portUi());
        settings.put("PISA_UI_APIURL", url(options.portApi()));
        settings.put("PISA_UI_BATCHURL", url(options.portBatch()));
        settings.put("PISA_UI_APIKEY", secrets.get("api-key"));
        settings.put("PISA_UI_OPERATIONSTOKEN", secrets.get("operations-token"));
        return settings;
    }

    String url(int port) {
        return "http://%s:%d"
                .formatted(options.host().contains(":") ? "[" + options.host() + "]" : options.host(), port);
    }

    private Map<String, String> common(int port) {
        var settings = new TreeMap<String, String>();
        settings.put("SERVER_PORT", Integer.toString(port));
        settings.put("SERVER_ADDRESS", options.bind());
        return settings;
    }
}
