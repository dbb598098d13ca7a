package org.gei.pisa.batch.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gei.pisa.batch.RunningBatch.eventually;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.batch.TestSource;
import org.gei.pisa.batch.load.Sources;
import org.gei.pisa.batch.warehouse.HeldRows;
import org.gei.pisa.domain.operations.CompletenessProof;
import org.gei.pisa.domain.operations.ExecutionDetail;
import org.gei.pisa.domain.operations.ExecutionStatus;
import org.gei.pisa.domain.operations.ProofPage;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconcileIT {

    private static final TestPostgres SERVER = TestPostgres.server();
    private static final int ROWS = 2500; // more than two pages

    private TestSource albania;
    private String warehouse;
    private RunningBatch batch;

    @BeforeAll
    static void roles() {
        SERVER.createWarehouseRoles();
    }

    @BeforeEach
    void start() {
        albania = new TestSource(SERVER, "ALB");
        albania.insert(1, ROWS);
        warehouse = SERVER.createWarehouse();
        batch = run();
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(ROWS));
    }

    private RunningBatch run(String... more) {
        return new RunningBatch(SERVER, warehouse, List.of(albania), more);
    }

    @AfterEach
    void stop() {
        batch.close();
    }

    @Test
    void whatIsMissingDiffersOrIsGoneIsMendedAndTheProofSaysSo() {
        tamper("delete from student_response where id in (7, 1500, 2500)");
        tamper("update source_state set responses = responses - 3");
        tamper("update student_response set escs = 9.9, content_hash = gen_random_uuid() where id in (8, 9)");
        albania.execute("delete from responses where id in (10, 11, 12, 13)");

        var execution = reconcile(false);

        assertThat(execution.summary().status()).isEqualTo(ExecutionStatus.COMPLETED);
        var proof = batch.source("ALB").proof();
        assertThat(proof.rows()).isEqualTo(ROWS - 4);
        assertThat(proof.missing()).isEqualTo(3);
        assertThat(proof.differing()).isEqualTo(2);
        assertThat(proof.retired()).isEqualTo(4);
        assertThat(proof.execution()).isEqualTo(execution.summary().id());
        assertThat(proof.text())
                .matches("ALB: 2,496 rows, hash [0-9a-f]{32}, proved up to \\d\\d:\\d\\d:\\d\\d"
                        + " \\(3 missing loaded, 2 differing loaded again, 4 retired\\)");
        assertThat(batch.number("select count(*) from student_response")).isEqualTo(ROWS - 4);
        assertThat(batch.number("select responses from source_state")).isEqualTo(ROWS - 4);
        assertThat(batch.number("select count(*) from student_response where escs > 9"))
                .isZero();
        assertThat(batch.number("select count(*) from retired_response r join source_state s using (cnt)"
                        + " where r.id between 10 and 13 and r.version <= s.version"))
                .isEqualTo(4);
        assertThat(execution.partitions())
                .extracting(ExecutionDetail.Partition::read, ExecutionDetail.Partition::retired)
                .containsExactly(org.assertj.core.api.Assertions.tuple((long) ROWS - 4, 4L));

        var again = batch.run("reconcile", List.of("ALB"), false);
        assertThat(again.summary().written() + again.summary().retired()).isZero();
        var clean = batch.get("/api/v1/proofs?country=ALB", ProofPage.class);
        assertThat(clean.total()).isEqualTo(2);
        assertThat(clean.proofs().getFirst().hash()).isEqualTo(proof.hash());
        assertThat(clean.proofs().getFirst().text()).doesNotContain("(");

        albania.insert(10, 10);
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(ROWS - 3));
        assertThat(batch.number("select count(*) from retired_response where id = 10"))
                .isZero();
    }

    @Test
    void hashIsThatOfTheRowsWhateverTheirHistory() {
        reconcile(false);
        var first = proof();
        albania.execute("update responses set escs = '0.77' where id = 5");
        reconcile(false);
        assertThat(proof().hash()).isNotEqualTo(first.hash());
        albania.execute("update responses set escs = round((5 % 400) / 100.0 - 2, 4)::text where id = 5");
        reconcile(false);
        assertThat(proof().hash()).isEqualTo(first.hash());
    }

    @Test
    void rowInQuarantineIsAccountedForUntilItIsGoneAtTheSource() {
        albania.execute("update responses set escs = 'tall' where id = 3");
        albania.inOneTransaction(
                albania.insertSql(ROWS + 1, ROWS + 1), "update responses set escs = 'small' where id = " + (ROWS + 1));
        eventually(() -> assertThat(batch.number("select count(*) from quarantined_response"))
                .isEqualTo(2));
        reconcile(false);
        assertThat(proof().quarantined()).isEqualTo(2);
        assertThat(proof().missing() + proof().differing()).isZero();
        assertThat(batch.number("select sum(attempts) from quarantined_response"))
                .isLessThanOrEqualTo(3);

        tamper("delete from quarantined_response where id = 3");
        tamper("update source_state set quarantined = quarantined - 1");
        albania.execute("delete from responses where id = " + (ROWS + 1));
        reconcile(false);
        assertThat(proof().differing()).isEqualTo(1);
        assertThat(proof().retired()).isEqualTo(1);
        assertThat(batch.number("select id from quarantined_response where stale"))
                .isEqualTo(3);
        assertThat(batch.number("select quarantined from source_state")).isEqualTo(1);
        assertThat(batch.count("ALB")).isEqualTo(ROWS);
    }

    @Test
    void rowsThatChangeMeanwhileAreNoDifferences() throws Exception {
        var writing = new AtomicBoolean(true);
        var writer = Thread.ofVirtual().start(() -> {
            for (var id = ROWS + 1; writing.get(); id++) {
                albania.execute(albania.insertSql(id, id));
                albania.execute("update responses set tmins = '" + id % 3000 + "' where id % 97 = " + id % 97);
            }
        });
        for (var round = 0; round < 5; round++) {
            var execution = reconcile(false);
            assertThat(execution.summary().status()).isEqualTo(ExecutionStatus.COMPLETED);
            assertThat(proof().missing() + proof().differing() + proof().retired())
                    .isZero();
        }
        writing.set(false);
        writer.join();
    }

    @Test
    void whatIsNotLoadedYetIsSuspectButNoDifference() throws Exception {
        var sources = batch.bean(Sources.class);
        var turn = sources.of("ALB").turn();
        turn.take(() -> false);
        albania.execute("update responses set escs = '1.23' where id <= 5");
        tamper("update student_response set content_hash = gen_random_uuid() where id = 8");
        var afterTheLoad = new CountryReconciliation.Surroundings() {
            private boolean held = true;

            @Override
            public boolean awaitLoaded(Instant moment) {
                if (held) {
                    turn.give();
                    held = false;
                }
                eventually(() -> assertThat(
                                batch.number("select count(*) from student_response where id <= 5 and escs = 1.23"))
                        .isEqualTo(5));
                return true;
            }

            @Override
            public void check() {}

            @Override
            public void compared(int rows, int quarantined) {}
        };
        var reconciliation = new CountryReconciliation(
                "ALB", sources.reader("ALB"), sources.of("ALB").calls(), batch.bean(HeldRows.class), afterTheLoad);

        var suspects = reconciliation.compare().suspects();

        assertThat(suspects).containsExactly(1L, 2L, 3L, 4L, 5L, 8L);
        assertThat(reconciliation.differences(suspects)).containsExactly(8L);
    }

    @Test
    void sourceThatLostMostOfItsRowsIsRetiredOnlyWithConsent() {
        albania.execute("delete from responses where id > 1000");
        var refused = reconcile(false);
        assertThat(refused.summary().status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(refused.partitions().getFirst().cause())
                .isEqualTo("ALB: 1,500 of 2,500 rows are gone from the source.");
        assertThat(refused.partitions().getFirst().remedy()).contains("start a reconciliation of ALB");
        assertThat(batch.count("ALB")).isEqualTo(ROWS);
        assertThat(batch.source("ALB").state().name()).isNotEqualTo("SUSPENDED");

        assertThat(reconcile(true).summary().status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(batch.count("ALB")).isEqualTo(1000);
        albania.insert(1001, 1001);
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(1001));
    }

    @Test
    void runsByTheClock() {
        batch.close();
        batch = run("--pisa.reconcile.every=1s");
        eventually(() -> assertThat(batch.number(
                        "select count(*) from batch_job_execution_params where parameter_value = 'scheduled'"))
                .isGreaterThanOrEqualTo(2));
        eventually(() -> assertThat(batch.source("ALB").proof()).isNotNull());
    }

    private ExecutionDetail reconcile(boolean full) {
        return batch.run("reconcile", List.of("ALB"), full);
    }

    private CompletenessProof proof() {
        return batch.source("ALB").proof();
    }

    /// Breaks the warehouse behind the back of the load.
    private void tamper(String sql) {
        SERVER.execute(warehouse, sql);
    }
}
