package org.gei.pisa.batch.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.batch.TestSource;
import org.gei.pisa.domain.operations.ExecutionDetail;
import org.gei.pisa.domain.operations.ExecutionPage;
import org.gei.pisa.domain.operations.ExecutionStatus;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.domain.operations.QuarantinePage;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatusCode;

class LoadIT {

    private static final TestPostgres SERVER = TestPostgres.server();

    private TestSource albania;
    private TestSource chile;
    private String warehouse;
    private RunningBatch batch;

    @BeforeAll
    static void roles() {
        SERVER.createWarehouseRoles();
    }

    @BeforeEach
    void start() {
        albania = new TestSource(SERVER, "ALB");
        chile = new TestSource(SERVER, "CHL");
        warehouse = SERVER.createWarehouse();
        batch = run();
    }

    private RunningBatch run() {
        return new RunningBatch(SERVER, warehouse, List.of(albania, chile), "--pisa.load.window=2s");
    }

    @AfterEach
    void stop() {
        batch.close();
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable condition) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(condition);
    }

    @Test
    void newAndCorrectedRowsArriveAcrossWindows() {
        albania.insert(1, 2500); // more than two change sets
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(2500));
        var version = versionOf("ALB", 7);
        albania.execute("update responses set escs = '1.25' where id = 7");
        eventually(() -> assertThat(escs("ALB", 7)).isEqualTo(1.25));
        assertThat(batch.count("ALB")).isEqualTo(2500);
        assertThat(versionOf("ALB", 7)).isGreaterThan(version);
        assertThat(number("select responses from source_state where cnt = 'ALB'"))
                .isEqualTo(2500);
        chile.insert(1, 1);
        eventually(() -> assertThat(batch.count("CHL")).isEqualTo(1));
        eventually(
                () -> assertThat(executions(ExecutionStatus.COMPLETED).total()).isGreaterThanOrEqualTo(2));
        assertThat(executions(ExecutionStatus.FAILED).executions()).isEmpty();
    }

    @Test
    void rowsThatDidNotReallyChangeAreNotWrittenAgain() {
        albania.insert(1, 10);
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(10));
        var version = versionOf("ALB", 3);
        albania.execute("update responses set escs = escs");
        eventually(() -> assertThat(number("select sum(unchanged) from partition_progress"))
                .isEqualTo(10));
        assertThat(versionOf("ALB", 3)).isEqualTo(version);
    }

    /// One page holds rows of every fate: each goes its own way into the warehouse.
    @Test
    void newCorrectedUnchangedAndBadRowsOfOnePageAreEachWhereTheyBelong() {
        albania.insert(1, 40);
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(40));
        var version = number("select version from source_state where cnt = 'ALB'");
        albania.inOneTransaction(
                albania.insertSql(41, 60),
                "update responses set escs = '1.25', st004d01t = NULL where id between 1 and 10",
                "update responses set escs = escs where id between 11 and 20",
                "update responses set escs = 'much' where id between 21 and 25 or id = 60",
                "update responses set pv1read = pv1read || '5', w_fsturwt80 = '1.5e1' where id = 59");
        eventually(() -> assertThat(number("select version from source_state where cnt = 'ALB'"))
                .isEqualTo(version + 1));
        assertThat(number("select responses from source_state where cnt = 'ALB'"))
                .isEqualTo(59);
        assertThat(batch.count("ALB")).isEqualTo(59);
        assertThat(number("select count(*) from student_response where version > " + version))
                .isEqualTo(10 + 19);
        assertThat(number("select count(*) from student_response where version > " + version
                        + " and escs = 1.25 and st004d01t is null and cardinality(w_fsturwt) = 80"))
                .isEqualTo(10);
        assertThat(number("select count(*) from student_response where id = 59 and w_fsturwt[80] = 15"
                        + " and pv_read[1] = 400 + 59 + 0.1255 and loaded_at between changed_at and now()"))
                .isEqualTo(1);
        assertThat(number("select quarantined from source_state where cnt = 'ALB'"))
                .isEqualTo(6);
        assertThat(number("select count(*) from quarantined_response where stale"))
                .isEqualTo(5);
        assertThat(number("select sum(unchanged) from partition_progress")).isEqualTo(10);
    }

    @Test
    void lateCommitsOfManyWritersAreAllLoaded() throws Exception {
        var next = new AtomicLong();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var writer = 0; writer < 8; writer++) {
                writers.submit(() -> {
                    for (var round = 0; round < 40; round++) {
                        write(next);
                    }
                    return null;
                });
            }
        }
        var ids = albania.count("responses");
        assertThat(ids).isGreaterThan(500);
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(ids));
    }

    /// Takes numbers, then commits or rolls back some time later: others with higher numbers commit first.
    private void write(AtomicLong next) throws SQLException {
        try (var connection = albania.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            var first = next.addAndGet(3) - 2;
            statement.execute(albania.insertSql(first, first + 2));
            statement.execute("select pg_sleep(" + ThreadLocalRandom.current().nextDouble(0.02) + ")");
            if (first % 5 == 0) {
                connection.rollback();
            } else {
                connection.commit();
            }
        }
    }

    @Test
    void badRowWaitsInQuarantineAndLeavesItWhenCorrected() {
        albania.insert(1, 5);
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(5));
        albania.execute(albania.insertSql(6, 6));
        albania.execute("update responses set escs = 'tall', w_fsturwt17 = null where id = 6");
        eventually(() -> assertThat(quarantine().rows()).hasSize(1));
        var row = quarantine().rows().getFirst();
        assertThat(row.id()).isEqualTo(6);
        assertThat(row.violations())
                .extracting(violation -> violation.variable() + ": " + violation.rule())
                .contains("ESCS: a number", "W_FSTURWT17: a value");
        albania.execute("update responses set escs = '0.5', w_fsturwt17 = '3' where id = 6");
        eventually(() -> assertThat(quarantine().rows()).isEmpty());
        assertThat(batch.count("ALB")).isEqualTo(6);
        assertThat(number("select quarantined from source_state where cnt = 'ALB'"))
                .isZero();
    }

    @Test
    void sourceThatIsAwayTroublesNobodyElseAndHealsByItself() {
        albania.insert(1, 5);
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(5));
        eventually(() -> assertThat(state("ALB")).isEqualTo("LIVE"));
        SERVER.execute("postgres", "alter database " + albania.database() + " allow_connections false");
        SERVER.execute(
                "postgres",
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + albania.database() + "'");
        eventually(() -> assertThat(state("ALB")).isEqualTo("DOWN"));
        // and stays so, whatever was noted of the looks just before
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> state("ALB").equals("DOWN"));
        chile.insert(1, 3);
        eventually(() -> assertThat(batch.count("CHL")).isEqualTo(3));
        eventually(() -> assertThat(executions(ExecutionStatus.FAILED).executions())
                .isNotEmpty()
                .allSatisfy(execution -> assertThat(execution.cause()).startsWith("ALB: the source")));
        SERVER.execute("postgres", "alter database " + albania.database() + " allow_connections true");
        albania.insert(6, 9);
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(9));
        eventually(() -> assertThat(state("ALB")).isEqualTo("LIVE"));
    }

    @Test
    void renamedColumnSuspendsItsCountryUntilTheExecutionIsRestarted() {
        albania.insert(1, 5);
        chile.insert(1, 5);
        eventually(() -> assertThat(batch.count("ALB") + batch.count("CHL")).isEqualTo(10));
        albania.execute("alter table responses rename column escs to escs_old");
        albania.execute("update responses set tmins = '900' where id = 1");
        eventually(() -> assertThat(state("ALB")).isEqualTo("SUSPENDED"));
        eventually(() ->
                assertThat(executions(ExecutionStatus.FAILED).executions()).hasSize(1));
        var failed = executions(ExecutionStatus.FAILED).executions().getFirst();
        assertThat(failed.cause()).contains("ALB: column escs is missing in table responses of the source");
        assertThat(failed.actions()).contains("restart");
        chile.insert(6, 8);
        eventually(() -> assertThat(batch.count("CHL")).isEqualTo(8));

        assertThat(post("/api/v1/executions/" + failed.id() + "/restart").value())
                .isEqualTo(202);
        eventually(() ->
                assertThat(executions(ExecutionStatus.FAILED).executions()).hasSize(2));
        assertThat(state("ALB")).isEqualTo("SUSPENDED");

        albania.execute("alter table responses rename column escs_old to escs");
        albania.execute(albania.insertSql(6, 9));
        var again = executions(ExecutionStatus.FAILED).executions().getFirst();
        assertThat(post("/api/v1/executions/" + failed.id() + "/restart").value())
                .isEqualTo(409);
        assertThat(post("/api/v1/executions/" + again.id() + "/restart").value())
                .isEqualTo(202);
        eventually(() -> assertThat(detail(failed.id()).attempts())
                .extracting(ExecutionSummary::status)
                .containsExactly(ExecutionStatus.FAILED, ExecutionStatus.FAILED, ExecutionStatus.COMPLETED));
        assertThat(batch.count("ALB")).isEqualTo(9);
        assertThat(detail(detail(failed.id()).attempts().getLast().id()).partitions())
                .extracting(ExecutionDetail.Partition::country)
                .containsExactly("ALB");
        eventually(() -> assertThat(state("ALB")).isEqualTo("LIVE"));
        albania.insert(10, 10);
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(10));
        assertThat(number("select count(*) from audit_entry where action = 'restart' and actor = 'admin'"))
                .isEqualTo(3);
    }

    @Test
    void historyAndPositionOutliveTheProcess() {
        albania.insert(1, 5);
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(5));
        batch.close();
        assertThat(executionsNotCompleted()).isZero();
        albania.insert(6, 7);
        SERVER.execute(
                warehouse,
                "update batch_job_execution set status = 'STARTED', end_time = null where job_execution_id = 1");
        SERVER.execute(
                warehouse,
                "update batch_step_execution set status = 'STARTED', end_time = null where job_execution_id = 1");
        batch = run();
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(7));
        assertThat(detail(1).summary().status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(number("select sum(written) from partition_progress where cnt = 'ALB'"))
                .isEqualTo(7);
    }

    private long executionsNotCompleted() {
        try (var connection = SERVER.connect(warehouse);
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from batch_job_execution where status not in ('COMPLETED')")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void secondProcessStandsByAndTakesOver() {
        try (var second = run()) {
            albania.insert(1, 5);
            eventually(() -> assertThat(batch.count("ALB")).isEqualTo(5));
            assertThat(second.bean(LoadControl.class).isActive()).isFalse();
            batch.close();
            albania.insert(6, 9);
            eventually(() -> assertThat(second.count("ALB")).isEqualTo(9));
        }
    }

    private ExecutionPage executions(ExecutionStatus status) {
        return batch.operations()
                .get()
                .uri("/api/v1/executions?status={status}", status)
                .retrieve()
                .body(ExecutionPage.class);
    }

    private ExecutionDetail detail(long id) {
        return batch.operations()
                .get()
                .uri("/api/v1/executions/{id}", id)
                .retrieve()
                .body(ExecutionDetail.class);
    }

    private QuarantinePage quarantine() {
        return batch.operations()
                .get()
                .uri("/api/v1/quarantine?country=ALB")
                .retrieve()
                .body(QuarantinePage.class);
    }

    private HttpStatusCode post(String path) {
        return batch.operations().post().uri(path).exchange((request, response) -> response.getStatusCode());
    }

    private String state(String country) {
        return batch.warehouse()
                .sql("select state from source_state where cnt = ?")
                .param(country)
                .query(String.class)
                .single();
    }

    private long number(String sql) {
        return batch.warehouse().sql(sql).query(Long.class).single();
    }

    private long versionOf(String country, long id) {
        return number("select version from student_response where cnt = '" + country + "' and id = " + id);
    }

    private double escs(String country, long id) {
        return batch.warehouse()
                .sql("select escs from student_response where cnt = ? and id = ?")
                .params(country, id)
                .query(Double.class)
                .single();
    }
}
