package org.gei.pisa.batch.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.gei.pisa.batch.RunningBatch.eventually;

import java.util.List;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.batch.TestSource;
import org.gei.pisa.batch.load.CountryTurn;
import org.gei.pisa.batch.load.Sources;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.domain.operations.AuditPage;
import org.gei.pisa.domain.operations.ExecutionDetail;
import org.gei.pisa.domain.operations.ExecutionPage;
import org.gei.pisa.domain.operations.ExecutionStatus;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.domain.operations.StartRequest;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.ProblemDetail;

/// What administrators can do to executions and sources: each action does what it says, applies only where it
/// is offered, and a refusal has the real reason.
class ExecutionActionsIT {

    private static final TestPostgres SERVER = TestPostgres.server();

    private String warehouse;
    private TestSource albania;
    private TestSource chile;
    private RunningBatch batch;

    @BeforeAll
    static void roles() {
        SERVER.createWarehouseRoles();
    }

    @BeforeEach
    void start() {
        warehouse = SERVER.createWarehouse();
        albania = new TestSource(SERVER, "ALB");
        chile = new TestSource(SERVER, "CHL");
        albania.insert(1, 30);
        chile.insert(1, 5);
        batch = new RunningBatch(SERVER, warehouse, List.of(albania, chile), "--pisa.load.window=2s");
        eventually(() -> assertThat(batch.count("ALB") + batch.count("CHL")).isEqualTo(35));
    }

    @AfterEach
    void stop() {
        batch.close();
    }

    @Test
    void loadIsOfTheChosenCountriesOnly() {
        var load = batch.run("load", List.of("CHL"), false);

        assertThat(load.summary().status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(load.summary().kind()).isEqualTo("load");
        assertThat(load.partitions())
                .extracting(ExecutionDetail.Partition::country, ExecutionDetail.Partition::read)
                .containsExactly(tuple("CHL", 0L));
        assertThat(load.parameters()).containsEntry("countries", "CHL");
        assertThat(audit()).contains("admin: start load CHL: done");
    }

    @Test
    void fullReloadReadsEveryRowAgainAndWritesOnlyWhatDiffers() {
        SERVER.execute(
                warehouse,
                "update student_response set escs = 9.9, content_hash = gen_random_uuid() where cnt = 'ALB' and id = 7");

        var reload = batch.run("load", List.of("ALB"), true);

        assertThat(reload.summary().kind()).isEqualTo("reload");
        assertThat(reload.partitions())
                .extracting(
                        ExecutionDetail.Partition::read,
                        ExecutionDetail.Partition::written,
                        ExecutionDetail.Partition::unchanged)
                .containsExactly(tuple(30L, 1L, 29L));
        assertThat(batch.number("select count(*) from student_response where escs > 9"))
                .isZero();
        assertThat(batch.count("ALB")).isEqualTo(30);
        assertThat(audit()).contains("admin: start full load ALB: done");
    }

    @Test
    void stoppedExecutionIsRestartedFromWhereItStopped() throws InterruptedException {
        var stopped = stopped();
        assertThat(stopped.actions()).containsExactly("restart", "abandon");

        assertThat(batch.post("/api/v1/executions/" + stopped.id() + "/restart"))
                .isEqualTo(202);

        eventually(() -> assertThat(batch.execution(stopped.id()).attempts())
                .extracting(ExecutionSummary::kind, ExecutionSummary::status)
                .containsExactly(tuple("load", ExecutionStatus.STOPPED), tuple("restart", ExecutionStatus.COMPLETED)));
        assertThat(batch.execution(stopped.id()).summary().actions()).isEmpty();
        assertThat(refusal(stopped.id(), "restart"))
                .isEqualTo("Execution " + stopped.id()
                        + " can't be restarted: it has been restarted already; see the latest attempt.");
    }

    @Test
    void abandonedExecutionIsLeftAlone() throws InterruptedException {
        var stopped = stopped();

        assertThat(batch.post("/api/v1/executions/" + stopped.id() + "/abandon"))
                .isEqualTo(202);

        assertThat(summary(stopped.id()).status()).isEqualTo(ExecutionStatus.ABANDONED);
        assertThat(summary(stopped.id()).actions()).isEmpty();
        assertThat(refusal(stopped.id(), "restart"))
                .isEqualTo(
                        "Execution " + stopped.id() + " can't be restarted: it is ABANDONED. What applies: nothing.");
        assertThat(audit())
                .contains("admin: abandon execution " + stopped.id() + ": done")
                .anyMatch(entry -> entry.startsWith("admin: restart execution " + stopped.id() + ": refused: "));
    }

    @Test
    void executionOfADeadProcessIsRecoveredAndOneThatRunsIsNot() throws InterruptedException {
        var turn = holdAlbania();
        var running = startLoad();
        eventually(() -> assertThat(summary(running).actions()).containsExactly("stop"));
        assertThat(refusal(running, "recover"))
                .isEqualTo("Execution " + running + " can't be recovered: it is STARTED. What applies: stop.");
        turn.give();
        eventually(() -> assertThat(summary(running).status()).isEqualTo(ExecutionStatus.COMPLETED));

        // what a process leaves that is killed amid it
        for (var table : List.of("batch_job_execution", "batch_step_execution")) {
            SERVER.execute(
                    warehouse,
                    "update " + table + " set status = 'STARTED', end_time = null where job_execution_id = " + running);
        }
        assertThat(summary(running).actions()).containsExactly("recover");
        assertThat(batch.post("/api/v1/executions/" + running + "/recover")).isEqualTo(202);
        assertThat(summary(running).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(batch.post("/api/v1/executions/" + running + "/restart")).isEqualTo(202);
        eventually(
                () -> assertThat(batch.execution(running).attempts().getLast().status())
                        .isEqualTo(ExecutionStatus.COMPLETED));
    }

    @Test
    void executionThatRunsInAnotherProcessIsNotRecovered() throws InterruptedException {
        var turn = holdAlbania();
        var running = startLoad();
        eventually(() -> assertThat(summary(running).status()).isEqualTo(ExecutionStatus.STARTED));
        try (var second = new RunningBatch(SERVER, warehouse, List.of(albania, chile), "--pisa.load.window=2s")) {
            var refused = second.operations()
                    .post()
                    .uri("/api/v1/executions/" + running + "/recover")
                    .exchange((request, response) -> response.bodyTo(ProblemDetail.class));
            assertThat(refused.getStatus()).isEqualTo(409);
            assertThat(refused.getDetail()).startsWith("This process does not load: another one does");
            assertThat(summary(running).status()).isEqualTo(ExecutionStatus.STARTED);
        }
        turn.give();
        eventually(() -> assertThat(summary(running).status()).isEqualTo(ExecutionStatus.COMPLETED));
    }

    /// As when the warehouse goes away while the end of an execution is recorded.
    @Test
    void executionOfWhichNobodyKnowsHowItEndedCanBePutAway() {
        var id = batch.run("load", List.of("CHL"), false).summary().id();
        SERVER.execute(warehouse, "update batch_job_execution set status = 'UNKNOWN' where job_execution_id = " + id);
        assertThat(attention()).contains(id);
        assertThat(summary(id).actions()).containsExactly("abandon");

        assertThat(batch.post("/api/v1/executions/" + id + "/abandon")).isEqualTo(202);

        assertThat(attention()).doesNotContain(id);
    }

    @Test
    void suspendedCountryIsNotLoadedUntilItIsResumed() {
        assertThat(batch.post("/api/v1/sources/ALB/suspend")).isEqualTo(202);
        var source = batch.source("ALB");
        assertThat(source.state()).isEqualTo(Freshness.State.SUSPENDED);
        assertThat(source.suspendedBy()).isEqualTo("admin");
        assertThat(source.actions()).containsExactly("resume", "test");
        assertThat(batch.post("/api/v1/sources/ALB/suspend")).isEqualTo(409);
        assertThat(reason("/api/v1/executions", new StartRequest("load", List.of("ALB"), false)))
                .isEqualTo("ALB is suspended. Resume first, or restart the execution that failed.");
        // who follows it ends, though nobody waits for its turn
        eventually(() -> assertThat(batch.number(
                        "select count(*) from batch_step_execution where step_name = 'load:ALB' and end_time is null"))
                .isZero());
        albania.insert(31, 35);
        chile.insert(6, 6);
        eventually(() -> assertThat(batch.count("CHL")).isEqualTo(6));
        // a whole window of the other countries goes by
        var last = batch.number("select max(job_execution_id) from batch_job_execution");
        eventually(() -> assertThat(batch.number("select count(*) from batch_job_execution"
                        + " where status = 'COMPLETED' and job_execution_id > " + last))
                .isPositive());
        assertThat(batch.count("ALB")).isEqualTo(30);

        assertThat(batch.post("/api/v1/sources/ALB/resume")).isEqualTo(202);

        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(35));
        assertThat(audit())
                .contains(
                        "admin: suspend ALB: done",
                        "admin: suspend ALB: refused: ALB is suspended already.",
                        "admin: resume ALB: done");
    }

    @Test
    void loadThatEndsDoesNotUndoWhatAPersonSuspendedMeanwhile() throws InterruptedException {
        var turn = holdAlbania();
        var load = startLoad();
        eventually(() -> assertThat(summary(load).status()).isEqualTo(ExecutionStatus.STARTED));
        assertThat(batch.post("/api/v1/sources/ALB/suspend")).isEqualTo(202);
        turn.give();

        eventually(() -> assertThat(summary(load).status()).isEqualTo(ExecutionStatus.COMPLETED));

        assertThat(batch.source("ALB").state()).isEqualTo(Freshness.State.SUSPENDED);
    }

    /// A load of Albania that an administrator has stopped before it got its turn.
    private ExecutionSummary stopped() throws InterruptedException {
        var turn = holdAlbania();
        var id = startLoad();
        eventually(() -> assertThat(summary(id).actions()).containsExactly("stop"));
        assertThat(batch.post("/api/v1/executions/" + id + "/stop")).isEqualTo(202);
        eventually(() -> assertThat(summary(id).status()).isEqualTo(ExecutionStatus.STOPPED));
        turn.give();
        return summary(id);
    }

    /// Has the turn of Albania, so that its partitions wait.
    private CountryTurn holdAlbania() throws InterruptedException {
        var turn = batch.bean(Sources.class).of("ALB").turn();
        assertThat(turn.take(() -> false)).isTrue();
        return turn;
    }

    private long startLoad() {
        return batch.post("/api/v1/executions", new StartRequest("load", List.of("ALB"), false), ExecutionSummary.class)
                .id();
    }

    private ExecutionSummary summary(long id) {
        return batch.execution(id).summary();
    }

    private List<Long> attention() {
        return batch.get("/api/v1/executions?attention=true", ExecutionPage.class).executions().stream()
                .map(ExecutionSummary::id)
                .toList();
    }

    private String refusal(long id, String action) {
        return reason("/api/v1/executions/" + id + "/" + action, "");
    }

    /// Why a request was refused.
    private String reason(String path, Object body) {
        return batch.operations().post().uri(path).body(body).exchange((request, response) -> {
            assertThat(response.getStatusCode().value()).isEqualTo(409);
            return response.bodyTo(ProblemDetail.class).getDetail();
        });
    }

    private List<String> audit() {
        return batch.get("/api/v1/audit", AuditPage.class).entries().stream()
                .map(entry -> entry.actor() + ": " + entry.action() + " " + entry.subject() + ": " + entry.outcome())
                .toList();
    }
}
