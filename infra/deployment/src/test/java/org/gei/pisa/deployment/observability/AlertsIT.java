package org.gei.pisa.deployment.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gei.pisa.deployment.Repository;
import org.gei.pisa.deployment.Tool;
import org.gei.pisa.fieldwork.FieldworkCommand;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real Prometheus scrapes the real batch, with the rules as they are but for how long they wait.
class AlertsIT {

    private static final TestPostgres SERVER = TestPostgres.server();
    private static final String TOKEN = "metrics-token-of-the-test";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path directory;

    private final List<Process> processes = new ArrayList<>();
    private String source;
    private int batch;
    private int prometheus;

    @BeforeEach
    void start() throws Exception {
        var server = Tool.required("prometheus", "prometheus");
        SERVER.createWarehouseRoles();
        source = SERVER.createDatabase("source_alb");
        var output = new StringWriter();
        assertThat(FieldworkCommand.run(
                        new PrintWriter(output),
                        new PrintWriter(output),
                        "create",
                        "--source",
                        "ALB=postgresql://%s:%s@%s:%d/%s"
                                .formatted(
                                        TestPostgres.USER,
                                        TestPostgres.PASSWORD,
                                        SERVER.host(),
                                        SERVER.port(),
                                        source)))
                .as(output.toString())
                .isZero();
        batch = freePort();
        prometheus = freePort();
        processes.add(batch(SERVER.createWarehouse()));
        configure();
        processes.add(server.start(
                directory,
                ProcessBuilder.Redirect.to(directory.resolve("prometheus.log").toFile()),
                "--config.file=prometheus.yml",
                "--storage.tsdb.path=data",
                "--web.listen-address=127.0.0.1:" + prometheus));
    }

    @AfterEach
    void stop() throws InterruptedException {
        processes.forEach(Process::destroy);
        for (var process : processes) {
            process.waitFor();
        }
    }

    @Test
    void aSourceThatIsAwayAlertsAndAgainDoesNotWhenItIsBack() {
        eventually(() -> {
            assertThat(query("pisa_source_state{state=\"LIVE\",country=\"ALB\"}"))
                    .contains("\"1\"");
            assertThat(firing()).isEmpty();
        });
        allow(false);
        eventually(() -> assertThat(firing()).contains("PisaSourceDown").contains("\"country\":\"ALB\""));
        allow(true);
        eventually(() -> assertThat(firing()).doesNotContain("PisaSourceDown"));
    }

    private void allow(boolean connections) {
        SERVER.execute("postgres", "alter database " + source + " allow_connections " + connections);
        if (!connections) {
            SERVER.execute(
                    "postgres",
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + source + "'");
        }
    }

    private Process batch(String warehouse) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Repository.file("pisa-batch/target/pisa-batch-1.0.0-SNAPSHOT.jar")
                        .toString());
        builder.environment()
                .putAll(Map.ofEntries(
                        Map.entry("SERVER_PORT", Integer.toString(batch)),
                        Map.entry("SPRING_DATASOURCE_URL", SERVER.jdbcUrl(warehouse)),
                        Map.entry("SPRING_DATASOURCE_USERNAME", "pisa_batch"),
                        Map.entry("SPRING_DATASOURCE_PASSWORD", "pisa_batch"),
                        Map.entry("SPRING_FLYWAY_URL", SERVER.jdbcUrl(warehouse)),
                        Map.entry("SPRING_FLYWAY_USER", "pisa_owner"),
                        Map.entry("SPRING_FLYWAY_PASSWORD", "pisa_owner"),
                        Map.entry("PISA_METRICS_TOKEN", TOKEN),
                        Map.entry("PISA_SOURCES_ALB_URL", SERVER.jdbcUrl(source)),
                        Map.entry("PISA_SOURCES_ALB_USERNAME", "pisa_reader"),
                        Map.entry("PISA_SOURCES_ALB_PASSWORD", "pisa_reader")));
        return builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("batch.log").toFile())
                .start();
    }

    /// The files as they are, with this machine's targets and without patience.
    private void configure() throws IOException {
        Files.createDirectory(directory.resolve("secrets"));
        Files.writeString(directory.resolve("secrets/metrics-token"), TOKEN);
        Files.writeString(
                directory.resolve("prometheus.yml"),
                Repository.read("infra/observability/prometheus.yml")
                        .replace("interval: 5s", "interval: 1s")
                        .replace("[batch-1:8082, batch-2:8082]", "[127.0.0.1:" + batch + "]")
                        .replaceAll("\\[(api|ui)[^]]*]", "[]"));
        Files.writeString(
                directory.resolve("alerts.yml"),
                Repository.read("infra/observability/alerts.yml").replaceAll("for: [125]m", "for: 2s"));
    }

    private String firing() throws IOException, InterruptedException {
        var found = query("ALERTS{alertstate=\"firing\",alertname=~\"PisaSource.*|PisaApplicationDown\"}");
        return found.contains("\"result\":[]") ? "" : found;
    }

    private String query(String promql) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + prometheus + "/api/v1/query"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "query=" + java.net.URLEncoder.encode(promql, java.nio.charset.StandardCharsets.UTF_8)))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable condition) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .untilAsserted(condition);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
