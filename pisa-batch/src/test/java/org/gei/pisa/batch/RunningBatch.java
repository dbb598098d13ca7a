package org.gei.pisa.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.gei.pisa.domain.operations.ExecutionDetail;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.domain.operations.SourceStatus;
import org.gei.pisa.domain.operations.StartRequest;
import org.gei.pisa.testing.TestPostgres;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;

/// The load application in this JVM, on a warehouse and sources of the test's own.
public final class RunningBatch implements AutoCloseable {

    public static final String TOKEN = "token-of-the-test";

    private final ConfigurableApplicationContext context;

    public RunningBatch(TestPostgres server, String warehouse, List<TestSource> sources, String... more) {
        context = SpringApplication.run(
                BatchApplication.class,
                arguments(server, warehouse, sources, more).toArray(String[]::new));
    }

    /// What the application is started with, here or in a process of its own.
    public static List<String> arguments(
            TestPostgres server, String warehouse, List<TestSource> sources, String... more) {
        var properties = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=" + server.jdbcUrl(warehouse),
                "--spring.datasource.username=pisa_batch",
                "--spring.datasource.password=pisa_batch",
                "--spring.flyway.url=" + server.jdbcUrl(warehouse),
                "--spring.flyway.user=pisa_owner",
                "--spring.flyway.password=pisa_owner",
                "--pisa.operations.token=" + TOKEN,
                "--pisa.accounts.initial.manager-password=manager-password",
                "--pisa.accounts.initial.admin-password=admin-password"));
        for (var source : sources) {
            var prefix = "--pisa.sources." + source.country().toLowerCase();
            properties.add(prefix + ".url=" + source.jdbcUrl());
            properties.add(prefix + ".username=pisa_reader");
            properties.add(prefix + ".password=pisa_reader");
        }
        properties.addAll(List.of(more));
        if (properties.stream().noneMatch(property -> property.startsWith("--pisa.reconcile.every="))) {
            properties.add("--pisa.reconcile.every=0"); // or it would heal what a test is to find
        }
        return properties;
    }

    /// The application in a process of its own.
    public static Process process(List<String> machineOptions, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(machineOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BatchApplication.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public List<String> beanNames(Class<?> type) {
        return List.of(context.getBeanNamesForType(type));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public JdbcClient warehouse() {
        return bean(JdbcClient.class);
    }

    public long count(String country) {
        return warehouse()
                .sql("select count(*) from student_response where cnt = ?")
                .param(country)
                .query(Long.class)
                .single();
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /// A client that calls as the UI does for an administrator.
    public RestClient operations() {
        return RestClient.builder()
                .baseUrl(baseUrl())
                .defaultHeader("Authorization", "Bearer " + TOKEN)
                .defaultHeader("X-Pisa-User", "admin")
                .build();
    }

    public <T> T get(String path, Class<T> type) {
        return operations().get().uri(URI.create(baseUrl() + path)).retrieve().body(type);
    }

    /// Posts as an administrator; the status of the answer.
    public int post(String path) {
        return operations()
                .post()
                .uri(path)
                .exchange((request, response) -> response.getStatusCode().value());
    }

    public <T> T post(String path, Object body, Class<T> type) {
        return operations().post().uri(path).body(body).retrieve().body(type);
    }

    public ExecutionDetail execution(long id) {
        return get("/api/v1/executions/" + id, ExecutionDetail.class);
    }

    public SourceStatus source(String country) {
        return get("/api/v1/sources/" + country, SourceStatus.class);
    }

    /// Starts an execution and waits for its end.
    public ExecutionDetail run(String job, List<String> countries, boolean full) {
        var started = post("/api/v1/executions", new StartRequest(job, countries, full), ExecutionSummary.class);
        eventually(() -> assertThat(execution(started.id()).summary().endedAt()).isNotNull());
        return execution(started.id());
    }

    public long number(String sql) {
        return warehouse().sql(sql).query(Long.class).single();
    }

    /// Waits for a condition, half a minute at most.
    public static void eventually(ThrowingRunnable condition) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(condition);
    }

    @Override
    public void close() {
        context.close();
    }
}
