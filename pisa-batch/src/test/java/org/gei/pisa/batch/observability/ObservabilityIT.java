package org.gei.pisa.batch.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gei.pisa.batch.RunningBatch.eventually;

import java.util.List;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.batch.TestSource;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

class ObservabilityIT {

    private static final TestPostgres SERVER = TestPostgres.server();

    private static TestSource albania;
    private static TestSource chile;
    private static String warehouse;
    private static RunningBatch batch;

    @BeforeAll
    static void start() {
        warehouse = SERVER.createWarehouse();
        albania = new TestSource(SERVER, "ALB");
        chile = new TestSource(SERVER, "CHL");
        batch = new RunningBatch(
                SERVER,
                warehouse,
                List.of(albania, chile),
                "--pisa.load.window=1s",
                "--pisa.metrics.token=metrics-token-of-the-test");
    }

    @AfterAll
    static void stop() {
        batch.close();
    }

    @Test
    void rowsAreCountedAndTheirFreshnessIsMeasuredWhenTheyAreCommitted() {
        albania.insert(1, 5);
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(5));
        albania.execute("update responses set w_fstuwt = 'heavy' where id = 5");
        eventually(() -> assertThat(metrics())
                .contains(
                        line("pisa_rows_total", "country=\"ALB\",outcome=\"loaded\"", "5.0"),
                        line("pisa_rows_total", "country=\"ALB\",outcome=\"quarantined\"", "1.0"),
                        line("pisa_freshness_seconds_count", "country=\"ALB\",stage=\"loaded\"", "5"),
                        line("pisa_responses", "country=\"ALB\"", "5.0"),
                        line("pisa_quarantine_rows", "country=\"ALB\"", "1.0"),
                        line("pisa_source_state", "country=\"ALB\",state=\"LIVE\"", "1.0"),
                        line("pisa_rows_total", "country=\"CHL\",outcome=\"loaded\"", "0.0"),
                        "pisa_load_active{application=\"pisa-batch\"} 1.0"));
        eventually(() -> assertThat(metrics()) // how far a country lags behind changes from one look to the next
                .contains(
                        "pisa_freshness_seconds_bucket{application=\"pisa-batch\",country=\"ALB\",stage=\"loaded\",le=\"1.0\"}")
                .containsPattern("pisa_warehouse_size_bytes\\{[^}]*} [1-9]")
                .containsPattern("pisa_source_lag\\{[^}]*country=\"ALB\"} 0\\.\\d+")
                .contains("resilience4j_circuitbreaker_state{", "name=\"ALB\",state=\"closed\"} 1.0")
                .contains("jvm_memory_used_bytes", "disk_free_bytes", "hikaricp_connections_active"));
    }

    @Test
    void springBatchMeasuresItsJobsAndSteps() {
        eventually(() -> assertThat(metrics())
                .containsPattern("spring_batch_job_seconds_count\\{[^}]*spring_batch_job_name=\"load\"")
                .containsPattern("spring_batch_step_seconds_count\\{[^}]*spring_batch_step_job_name=\"load\""));
    }

    @Test
    void aReconciliationSaysHowManyRowsItHadToMend() {
        chile.insert(1, 3);
        eventually(() -> assertThat(batch.count("CHL")).isEqualTo(3));
        SERVER.execute(warehouse, """
                delete from student_response where cnt = 'CHL' and id = 2;
                update source_state set responses = responses - 1 where cnt = 'CHL'""");
        batch.run("reconcile", List.of("CHL"), false);
        eventually(() -> assertThat(metrics())
                .contains(line("pisa_reconciliation_differences", "country=\"CHL\"", "1.0"))
                .containsPattern("pisa_proof_age_seconds\\{[^}]*country=\"CHL\"} \\d"));
    }

    @Test
    void theTokenOpensTheMetricsAndNothingElse() {
        assertThat(status("/actuator/prometheus", "Bearer metrics-token-of-the-test"))
                .isEqualTo(200);
        assertThat(status("/actuator/prometheus", "Bearer another")).isEqualTo(401);
        assertThat(status("/api/v1/sources", "Bearer metrics-token-of-the-test"))
                .isEqualTo(403);
        assertThat(status("/actuator/metrics", "Bearer metrics-token-of-the-test"))
                .isEqualTo(403);
    }

    @Test
    void livenessDependsOnNothingElseAndReadinessOnTheWarehouseOnly() {
        var lost = new TestSource(SERVER, "BRN");
        var another = SERVER.createWarehouse();
        // Spring Batch tells the executions of one JVM apart by their number: what two warehouses number alike at the
        // same time would share its scoped beans
        eventually(() -> assertThat(batch.number("select count(*) from batch_job_execution where status = 'COMPLETED'"))
                .isPositive());
        try (var own =
                new RunningBatch(SERVER, another, List.of(lost), "--spring.datasource.hikari.connection-timeout=500")) {
            eventually(() -> assertThat(own.source("BRN").state()).hasToString("LIVE"));
            allow(lost.database(), false);
            eventually(() -> assertThat(own.source("BRN").state()).hasToString("DOWN"));
            assertThat(health(own, "liveness")).isEqualTo(200);
            assertThat(health(own, "readiness")).isEqualTo(200);
            allow(another, false);
            eventually(() -> assertThat(health(own, "readiness")).isEqualTo(503));
            assertThat(health(own, "liveness")).isEqualTo(200);
            allow(another, true);
            eventually(() -> assertThat(health(own, "readiness")).isEqualTo(200));
        }
    }

    private static void allow(String database, boolean connections) {
        SERVER.execute("postgres", "alter database " + database + " allow_connections " + connections);
        if (!connections) {
            SERVER.execute(
                    "postgres",
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
        }
    }

    private static int health(RunningBatch of, String group) {
        return RestClient.create(of.baseUrl())
                .get()
                .uri("/actuator/health/" + group)
                .exchange((request, response) -> response.getStatusCode().value());
    }

    private static String line(String name, String tags, String value) {
        return name + "{application=\"pisa-batch\"," + tags + "} " + value + "\n";
    }

    private static String metrics() {
        return RestClient.create(batch.baseUrl())
                .get()
                .uri("/actuator/prometheus")
                .header("Authorization", "Bearer metrics-token-of-the-test")
                .retrieve()
                .body(String.class);
    }

    private static int status(String path, String authorization) {
        return RestClient.create(batch.baseUrl())
                .get()
                .uri(path)
                .header("Authorization", authorization)
                .exchange((request, response) -> response.getStatusCode().value());
    }
}
