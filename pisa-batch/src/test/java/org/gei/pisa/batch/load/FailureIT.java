package org.gei.pisa.batch.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gei.pisa.batch.RunningBatch.eventually;

import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.batch.SlowConnection;
import org.gei.pisa.batch.TestSource;
import org.gei.pisa.batch.warehouse.SourceStates;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.domain.operations.ConnectionTest;
import org.gei.pisa.domain.operations.ExecutionDetail;
import org.gei.pisa.domain.operations.ExecutionPage;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes wrong at a source, for good or for a while, and what becomes of its country and of the others.
class FailureIT {

    private static final TestPostgres SERVER = TestPostgres.server();

    private TestSource albania;
    private TestSource chile;
    private RunningBatch batch;

    @BeforeAll
    static void roles() {
        SERVER.createWarehouseRoles();
    }

    @BeforeEach
    void sources() {
        albania = new TestSource(SERVER, "ALB");
        chile = new TestSource(SERVER, "CHL");
    }

    private void start(String... more) {
        batch = new RunningBatch(SERVER, SERVER.createWarehouse(), List.of(albania, chile), more);
    }

    @AfterEach
    void stop() {
        batch.close();
    }

    @Test
    void changedTypeSuspendsTheCountryWithoutARetryStormUntilItIsResumed() {
        albania.insert(1, 5);
        start("--pisa.load.window=1s");
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(5));
        albania.execute("alter table responses alter column escs type double precision using escs::double precision");
        albania.execute("update responses set escs = 0.5 where id = 1");
        eventually(() -> assertThat(state("ALB")).isEqualTo(Freshness.State.SUSPENDED));
        eventually(() -> assertThat(failed().total()).isEqualTo(1));
        var partition = batch.execution(failed().executions().getFirst().id()).partitions().stream()
                .filter(some -> some.country().equals("ALB"))
                .findFirst()
                .orElseThrow();
        assertThat(partition.cause())
                .isEqualTo("ALB: the type of a column of table responses in the source has changed:"
                        + " column escs is double precision, expected text.");
        assertThat(partition.remedy()).isEqualTo("Change it back, then restart this execution.");
        assertThat(batch.source("ALB").cause())
                .isEqualTo(partition.cause() + " Change it back, then restart execution "
                        + failed().executions().getFirst().id() + ".");
        assertThat(attention().executions())
                .extracting(ExecutionSummary::id)
                .containsExactly(failed().executions().getFirst().id());
        var test = batch.post("/api/v1/sources/ALB/test", "", ConnectionTest.class);
        assertThat(test.works()).isFalse();
        assertThat(test.cause()).contains("column escs is double precision");

        var windows = batch.number("select count(*) from batch_job_execution");
        var last = batch.number("select max(job_execution_id) from batch_job_execution") + 1; // may just begin
        chile.insert(1, 3);
        eventually(() -> assertThat(batch.count("CHL")).isEqualTo(3));
        eventually(() -> assertThat(batch.number("select count(*) from batch_job_execution"))
                .isGreaterThan(windows + 2));
        assertThat(failed().total()).isEqualTo(1);
        assertThat(batch.number("select count(*) from batch_step_execution where step_name = 'load:ALB'"
                        + " and job_execution_id > " + last))
                .as("partitions of a suspended country")
                .isZero();

        albania.execute("alter table responses alter column escs type text");
        albania.execute(albania.insertSql(6, 9));
        assertThat(batch.post("/api/v1/sources/ALB/resume")).isEqualTo(202);
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(9));
        eventually(() -> assertThat(state("ALB")).isEqualTo(Freshness.State.LIVE));
        assertThat(attention().total()).isZero();
        assertThat(failed().total()).isEqualTo(1);
        assertThat(batch.post("/api/v1/sources/ALB/test", "", ConnectionTest.class)
                        .works())
                .isTrue();
    }

    @Test
    void tooManyBadRowsSuspendTheCountryAndWhatWasReadIsInQuarantine() {
        albania.insert(1, 100);
        start("--pisa.load.bad-rows-minimum=20", "--pisa.load.bad-rows-share=0.3");
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(100));
        albania.inOneTransaction(albania.insertSql(101, 180), "update responses set w_fstuwt = '1,5' where id > 100");
        eventually(() -> assertThat(state("ALB")).isEqualTo(Freshness.State.SUSPENDED));
        eventually(() -> assertThat(failed().executions()).hasSize(1)); // it ends after its partition
        eventually(() -> assertThat(failed().executions().getFirst().cause())
                .matches("ALB: \\d+ of the \\d+ rows read in this run are bad, most often W_FSTUWT"
                        + " \\(expected a number\\)\\."));
        assertThat(batch.number("select count(*) from quarantined_response")).isEqualTo(80);
        assertThat(batch.count("ALB")).isEqualTo(100);
        assertThat(state("CHL")).isNotEqualTo(Freshness.State.SUSPENDED);

        albania.execute("update responses set w_fstuwt = '1.5' where id > 100");
        var id = failed().executions().getFirst().id();
        assertThat(batch.post("/api/v1/executions/" + id + "/restart")).isEqualTo(202);
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(180));
        eventually(() -> assertThat(state("ALB")).isEqualTo(Freshness.State.LIVE));
        assertThat(batch.number("select count(*) from quarantined_response")).isZero();
    }

    /// As when the next window begins just before the failure of the one before is recorded.
    @Test
    void countrySuspendedWhileItsPartitionWaitsIsNotLoaded() throws InterruptedException {
        start("--pisa.load.window=1s");
        var turn = batch.bean(Sources.class).of("ALB").turn();
        turn.take(() -> false);
        eventually(() -> assertThat(turn.isWaitedFor()).isTrue());
        batch.bean(SourceStates.class).suspend("ALB", "for the test", "load", null);
        albania.insert(1, 3);
        turn.give();
        eventually(() -> assertThat(batch.number("select count(*) from batch_step_execution"
                        + " where step_name = 'load:ALB' and status = 'STARTED'"))
                .isZero());
        assertThat(batch.count("ALB")).isZero();
    }

    @Test
    void aFewBadRowsSuspendNobody() {
        start("--pisa.load.bad-rows-minimum=20", "--pisa.load.bad-rows-share=0.3", "--pisa.load.window=1s");
        albania.execute(albania.insertSql(1, 19).replace("'ALB'", "'AUS'"));
        eventually(() -> assertThat(batch.number("select count(*) from quarantined_response"))
                .isEqualTo(19));
        albania.insert(20, 25);
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(6));
        eventually(() -> assertThat(state("ALB")).isEqualTo(Freshness.State.LIVE));
        assertThat(failed().total()).isZero();
    }

    @Test
    void sourceThatHangsOrAnswersTooSlowlyTouchesNobodyElse() throws IOException {
        try (var nobody = new SlowConnection(0, 0);
                var slow = new SlowConnection(SERVER.port(), 0)) {
            var brunei = new TestSource(SERVER, "BRN").through(slow.port());
            albania.through(nobody.port());
            batch = new RunningBatch(
                    SERVER,
                    SERVER.createWarehouse(),
                    List.of(albania, brunei, chile),
                    "--pisa.load.window=3s",
                    "--pisa.freshness.over=1m",
                    "--pisa.freshness.target=95",
                    "--pisa.sources.chl.fresh-target=90",
                    "--pisa.sources.chl.fresh-within=3s",
                    "--resilience4j.timelimiter.configs.default.timeout-duration=1s",
                    "--resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state=30s");
            brunei.insert(1, 5);
            eventually(() -> assertThat(batch.count("BRN")).isEqualTo(5));
            slow.delay(3000);
            eventually(() -> assertThat(batch.source("ALB").breaker()).isEqualTo("OPEN"));
            eventually(() -> assertThat(batch.source("BRN").breaker()).isEqualTo("OPEN"));
            eventually(() -> assertThat(state("ALB")).isEqualTo(Freshness.State.DOWN));
            assertThat(batch.source("ALB").cause()).contains("ALB: the source did not answer within 1.0 s");
            chile.insert(1, 7);
            eventually(() -> assertThat(batch.count("CHL")).isEqualTo(7));
            // a look that took a second of a busy machine is forgiven
            eventually(() -> assertThat(state("CHL")).isEqualTo(Freshness.State.LIVE));
            eventually(() -> assertThat(batch.source("CHL").breaker()).isEqualTo("CLOSED"));
            eventually(() -> assertThat(batch.source("BRN").freshness().breached())
                    .as("more than 3 s late in a minute of which 5 percent may be late")
                    .isTrue());
            assertThat(batch.source("BRN").freshness().targetPercent()).isEqualTo(95);
            assertThat(batch.source("CHL").freshness().targetPercent()).isEqualTo(90);
            assertThat(batch.source("CHL").freshness().withinSeconds()).isEqualTo(3);
            assertThat(batch.source("CHL").freshness().budgetUsedPercent())
                    .isLessThan(batch.source("BRN").freshness().budgetUsedPercent());
            assertThat(batch.source("ALB").calls().failed()).isPositive();
            eventually(() -> assertThat(batch.get("/actuator/prometheus", String.class))
                    .containsPattern("resilience4j_circuitbreaker_state\\{.*name=\"ALB\".*state=\"open\"\\} 1")
                    .containsPattern("resilience4j_circuitbreaker_state\\{.*name=\"CHL\".*state=\"closed\"\\} 1")
                    .containsPattern("resilience4j_timelimiter_calls_total\\{.*kind=\"timeout\",name=\"ALB\"\\} [1-9]")
                    .containsPattern("resilience4j_bulkhead_max_allowed_concurrent_calls\\{.*name=\"BRN\"\\} 4")
                    .containsPattern("resilience4j_retry_calls_total\\{.*name=\"CHL\"")
                    .containsPattern("pisa_freshness_breached\\{.*country=\"BRN\"\\} 1")
                    .containsPattern("pisa_freshness_breached\\{.*country=\"CHL\"\\} 0")
                    .containsPattern("pisa_source_lag\\{.*country=\"CHL\"\\} [0-9]")
                    .containsPattern("pisa_freshness_budget_used\\{.*country=\"BRN\"\\} [0-9]"));
        }
    }

    @Test
    void sourceThatIsAwayIsAskedLessAndLessOftenAndNeverInStepWithOthers() throws IOException {
        try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            albania.through(nobody.getLocalPort());
        }
        start(
                "--resilience4j.circuitbreaker.configs.default.sliding-window-size=1000",
                "--resilience4j.circuitbreaker.configs.default.minimum-number-of-calls=1000");
        eventually(() -> assertThat(failedCalls()).isPositive());
        var begin = System.nanoTime();
        var attempts = failedCalls();
        eventually(() -> assertThat(failedCalls()).isGreaterThanOrEqualTo(attempts + 5));
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .as("five attempts more, 0.2 s, 0.3 s, 0.5 s, 0.8 s and 1.3 s later, each 30 % less or more")
                .isGreaterThan(Duration.ofMillis(1500));

        var waits =
                batch.bean(RetryRegistry.class).retry("ALB").getRetryConfig().getIntervalBiFunction();
        var third = new TreeSet<Long>();
        for (var i = 0; i < 50; i++) {
            third.add(waits.apply(3, Either.left(new IllegalStateException())));
        }
        assertThat(third).hasSizeGreaterThan(5).allMatch(wait -> wait >= 350 && wait <= 670);
        assertThat(waits.apply(100, Either.left(new IllegalStateException()))).isLessThanOrEqualTo(2600);
    }

    @Test
    void sourceIsAskedByFewAtOnce() throws Exception {
        try (var nobody = new SlowConnection(0, 0);
                var administrators = Executors.newFixedThreadPool(2)) {
            albania.through(nobody.port());
            start(
                    "--resilience4j.bulkhead.instances.ALB.max-concurrent-calls=1",
                    "--resilience4j.bulkhead.instances.ALB.max-wait-duration=0",
                    "--resilience4j.timelimiter.configs.default.timeout-duration=2s",
                    "--resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state=60s");
            eventually(() -> assertThat(batch.source("ALB").breaker()).isEqualTo("OPEN"));
            Callable<ConnectionTest> test = () -> batch.post("/api/v1/sources/ALB/test", "", ConnectionTest.class);
            assertThat(administrators.invokeAll(List.of(test, test)))
                    .extracting(java.util.concurrent.Future::resultNow)
                    .extracting(ConnectionTest::cause)
                    .containsExactlyInAnyOrder(
                            "ALB: the source did not answer within 2.0 s",
                            "ALB: the source is busy with 1 of our calls already");
        }
    }

    private int failedCalls() {
        return batch.source("ALB").calls().failed();
    }

    @Test
    void twoAdministratorsAtOnceRestartOnce() throws Exception {
        albania.execute("alter table responses rename column escs to escs_old");
        start();
        eventually(() -> assertThat(failed().total()).isEqualTo(1));
        var id = failed().executions().getFirst().id();
        albania.execute("alter table responses rename column escs_old to escs");
        Callable<Integer> restart = () -> batch.post("/api/v1/executions/" + id + "/restart");
        try (var administrators = Executors.newFixedThreadPool(8)) {
            var answers = administrators.invokeAll(java.util.Collections.nCopies(8, restart)).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
            assertThat(answers).containsOnlyOnce(202).contains(409);
        }
        eventually(() -> assertThat(batch.execution(id).attempts())
                .extracting(ExecutionSummary::status)
                .extracting(Enum::name)
                .containsExactly("FAILED", "COMPLETED"));
        assertThat(batch.number("select count(*) from audit_entry where action = 'restart' and outcome = 'done'"))
                .isEqualTo(1);
        assertThat(batch.number("select count(*) from audit_entry where action = 'restart'"))
                .isEqualTo(8);
    }

    @Test
    void backlogSaysHowMuchThereIs() {
        albania.insert(1, 2300);
        start();
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(2300));
        assertThat(batch.execution(1).partitions())
                .extracting(ExecutionDetail.Partition::country, ExecutionDetail.Partition::expected)
                .contains(org.assertj.core.api.Assertions.tuple("ALB", 2300L));
    }

    private Freshness.State state(String country) {
        return batch.source(country).state();
    }

    /// What waits for a person.
    private ExecutionPage attention() {
        return batch.get("/api/v1/executions?attention=true", ExecutionPage.class);
    }

    private ExecutionPage failed() {
        return batch.get("/api/v1/executions?status=FAILED", ExecutionPage.class);
    }
}
