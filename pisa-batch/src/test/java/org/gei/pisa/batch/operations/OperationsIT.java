package org.gei.pisa.batch.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.batch.TestSource;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.domain.operations.AuditPage;
import org.gei.pisa.domain.operations.ExecutionPage;
import org.gei.pisa.domain.operations.ExecutionStatus;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.domain.operations.QuarantineCounts;
import org.gei.pisa.domain.operations.QuarantineDetail;
import org.gei.pisa.domain.operations.QuarantinePage;
import org.gei.pisa.domain.operations.SourceStatus;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the operations pages read, from a batch that has loaded, refused and been asked for things. The
/// tests of this class share one and change nothing that another one looks at.
class OperationsIT {

    private static final TestPostgres SERVER = TestPostgres.server();
    private static TestSource albania;
    private static TestSource chile;
    private static RunningBatch batch;

    @BeforeAll
    static void start() {
        SERVER.createWarehouseRoles();
        albania = new TestSource(SERVER, "ALB");
        chile = new TestSource(SERVER, "CHL");
        albania.insert(1, 30);
        chile.insert(1, 5);
        batch = new RunningBatch(SERVER, SERVER.createWarehouse(), List.of(albania, chile), "--pisa.load.window=2s");
        eventually(() -> assertThat(batch.count("ALB") + batch.count("CHL")).isEqualTo(35));
        albania.inOneTransaction(
                "update responses set escs = '=1+1' where id in (3, 4)",
                "update responses set w_fstuwt = null where id = 4");
        chile.inOneTransaction(chile.insertSql(6, 6), "update responses set st004d01t = '3' where id = 6");
        eventually(() -> assertThat(quarantine("").total()).isEqualTo(3));
    }

    @AfterAll
    static void stop() {
        batch.close();
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable condition) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(condition);
    }

    @Test
    void executionsAreFilteredByStatusJobCountryAndTime() {
        eventually(() -> assertThat(executions("?status=COMPLETED").total()).isGreaterThanOrEqualTo(2));
        var completed = executions("?status=COMPLETED");
        assertThat(completed.executions()).extracting(ExecutionSummary::status).containsOnly(ExecutionStatus.COMPLETED);
        assertThat(executions("?job=load&country=ALB").total()).isPositive();
        assertThat(executions("?job=load&country=AUS").total()).isZero();
        assertThat(executions("?job=reconcile&country=AUS").total()).isZero();
        assertThat(executions("?from=" + Instant.now().plusSeconds(60)).total()).isZero();
        assertThat(executions("?to=" + Instant.now().minusSeconds(600)).total()).isZero();
        assertThat(executions("?from=" + Instant.now().minusSeconds(600)).total())
                .isPositive();
    }

    @Test
    void executionsAreFoundByNumberAndByPartOfTheirKind() {
        assertThat(executions("?q=1").executions())
                .extracting(ExecutionSummary::id)
                .contains(1L);
        assertThat(executions("?q=wind").total()).isPositive();
        assertThat(executions("?q=100%25").total()).isZero();
    }

    @Test
    void sourceSaysHowItIsRead() {
        eventually(() -> {
            var status = source("ALB");
            assertThat(status.state()).isEqualTo(Freshness.State.LIVE);
            assertThat(status.changeDetection()).isEqualTo("snapshot");
            assertThat(status.safetyLagSeconds()).isNull();
            assertThat(status.breaker()).isEqualTo("CLOSED");
            assertThat(status.lagSeconds()).isNotNull().isLessThan(10);
            assertThat(status.watermark()).matches("\\d+:\\d+:.*");
            assertThat(status.responses()).isEqualTo(30);
            assertThat(status.quarantined()).isEqualTo(2);
            assertThat(status.stale()).isEqualTo(2);
            assertThat(status.actions()).containsExactly("suspend", "test");
            assertThat(status.lagHistory()).isNotEmpty();
            assertThat(status.freshness().targetPercent()).isEqualTo(99);
            assertThat(status.freshness().achievedPercent()).isNotNull().isBetween(0.0, 100.0);
        });
        assertThat(source("CHL").stale()).isZero();
    }

    @Test
    void quarantineIsFilteredByCountryVariableAndRule() {
        assertThat(ids(quarantine("?country=alb"))).containsExactlyInAnyOrder(3L, 4L);
        assertThat(ids(quarantine("?variable=W_FSTUWT"))).containsExactly(4L);
        assertThat(ids(quarantine("?rule=a%20number"))).containsExactlyInAnyOrder(3L, 4L);
        assertThat(ids(quarantine("?rule=a%20number&variable=W_FSTUWT"))).isEmpty();
        assertThat(quarantine("?page=1").rows()).isEmpty();
        var counts = get("/api/v1/quarantine/counts", QuarantineCounts.class);
        assertThat(counts.total()).isEqualTo(3);
        assertThat(counts.countries())
                .containsExactly(new QuarantineCounts.Count("ALB", 2), new QuarantineCounts.Count("CHL", 1));
        assertThat(counts.variables()).contains(new QuarantineCounts.Count("ESCS", 2));
    }

    @Test
    void quarantinedRowIsShownWithItsRawValuesAndItsGoodVersion() {
        var row = get("/api/v1/quarantine/ALB/4", QuarantineDetail.class);
        assertThat(row.row().violations()).hasSize(2);
        assertThat(row.row().stale()).isTrue();
        assertThat(row.goodSince()).isNotNull();
        assertThat(row.changedAt()).isCloseTo(Instant.now(), within(Duration.ofMinutes(5)));
        assertThat(row.raw())
                .contains(
                        new QuarantineDetail.RawValue("escs", "=1+1"), new QuarantineDetail.RawValue("w_fstuwt", null));
        assertThat(row.raw().getFirst().column()).isEqualTo("cnt");
        assertThat(status("/api/v1/quarantine/ALB/5")).isEqualTo(404);
    }

    @Test
    void csvHasALinePerViolationAndNoFormula() {
        var csv = get("/api/v1/quarantine.csv?country=ALB", String.class);
        assertThat(csv.lines()).hasSize(4).first().asString().startsWith("country,id,variable,rule,found,");
        assertThat(csv).contains("ALB,3,ESCS,a number,'=1+1,").contains("ALB,4,W_FSTUWT,a value,nothing,");
    }

    @Test
    void auditTrailIsFilteredAndRefusalsAreInIt() {
        assertThat(post("/api/v1/sources/chl/resume")).isEqualTo(409);
        assertThat(post("/api/v1/executions/999999/restart")).isEqualTo(404);
        var refused = get("/api/v1/audit?outcome=refused&actor=admin", AuditPage.class);
        assertThat(refused.entries())
                .extracting(entry -> entry.action() + " " + entry.subject() + ": " + entry.outcome())
                .contains(
                        "resume CHL: refused: CHL is not suspended.",
                        "restart execution 999999: refused: There is no execution 999999.");
        assertThat(get("/api/v1/audit?q=999999", AuditPage.class).total()).isEqualTo(1);
        assertThat(get("/api/v1/audit?actor=nobody", AuditPage.class).total()).isZero();
        assertThat(get("/api/v1/audit?to=2020-01-01T00:00:00Z", AuditPage.class).total())
                .isZero();
    }

    /// A browser that has signed in here by HTTP Basic sends the password along with whatever a page has it
    /// post.
    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Origin, https://elsewhere.example.org, 403",
        "Origin, null, 403",
        "Sec-Fetch-Site, same-origin, 404",
        "X-None, of these, 404"
    })
    void actionThatAPageOfAnotherSiteAsksForIsRefused(String header, String value, int status) {
        assertThat(batch.operations()
                        .post()
                        .uri("/api/v1/executions/999998/abandon")
                        .headers(headers -> headers.setBasicAuth("admin", "admin-password"))
                        .header(header, value)
                        .<Integer>exchange(
                                (request, response) -> response.getStatusCode().value()))
                .isEqualTo(status);
    }

    @Test
    void wrongParametersAreNamed() {
        assertThat(status("/api/v1/executions?page=-1")).isEqualTo(400);
        assertThat(status("/api/v1/executions?status=DEAD")).isEqualTo(400);
        assertThat(status("/api/v1/quarantine?country=XYZ")).isEqualTo(400);
        assertThat(status("/api/v1/sources/XYZ")).isEqualTo(400);
    }

    private static List<Long> ids(QuarantinePage page) {
        return page.rows().stream().map(QuarantinePage.QuarantinedRow::id).toList();
    }

    private static ExecutionPage executions(String query) {
        return get("/api/v1/executions" + query, ExecutionPage.class);
    }

    private static QuarantinePage quarantine(String query) {
        return get("/api/v1/quarantine" + query, QuarantinePage.class);
    }

    private static SourceStatus source(String country) {
        return get("/api/v1/sources/" + country, SourceStatus.class);
    }

    private static <T> T get(String path, Class<T> type) {
        return batch.operations()
                .get()
                .uri(URI.create(batch.baseUrl() + path))
                .retrieve()
                .body(type);
    }

    private static int status(String path) {
        return batch.operations()
                .get()
                .uri(URI.create(batch.baseUrl() + path))
                .exchange((request, response) -> response.getStatusCode().value());
    }

    private static int post(String path) {
        return batch.operations()
                .post()
                .uri(path)
                .exchange((request, response) -> response.getStatusCode().value());
    }
}
