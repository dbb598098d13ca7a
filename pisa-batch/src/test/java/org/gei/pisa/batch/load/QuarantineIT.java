package org.gei.pisa.batch.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gei.pisa.batch.RunningBatch.eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.batch.TestSource;
import org.gei.pisa.batch.warehouse.ChangeSetWriter;
import org.gei.pisa.batch.warehouse.SourceStates;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.operations.QuarantineDetail;
import org.gei.pisa.domain.operations.RetryRequest;
import org.gei.pisa.domain.operations.RetryRequest.RowKey;
import org.gei.pisa.domain.operations.RetryResult;
import org.gei.pisa.domain.response.ResponseRules;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The ways out of quarantine.
class QuarantineIT {

    private static final TestPostgres SERVER = TestPostgres.server();

    @TempDir
    private Path folder;

    private TestSource albania;
    private String warehouse;
    private RunningBatch batch;

    @BeforeEach
    void source() {
        SERVER.createWarehouseRoles();
        warehouse = SERVER.createWarehouse();
        albania = new TestSource(SERVER, "ALB");
        albania.execute("alter table responses add column mood text, add column humour text");
        albania.insert(1, 5);
        albania.execute("update responses set mood = '15' where id = 4");
        albania.execute("update responses set mood = '25' where id = 5");
    }

    @AfterEach
    void stop() {
        batch.close();
    }

    private void run(String... variables) throws IOException {
        if (batch != null) {
            batch.close();
        }
        var codebook = Files.write(folder.resolve("additional.tsv"), List.of(variables));
        batch = new RunningBatch(SERVER, warehouse, List.of(albania), "--pisa.codebook.additional=" + codebook);
        eventually(() -> assertThat(batch.bean(LoadControl.class).isActive()).isTrue());
    }

    private static String variable(String name, int highest) {
        return String.join("\t", name, "CONTINUOUS", "0", String.valueOf(highest), "", "", "of the test");
    }

    @Test
    void afterAChangeOfTheRulesASelectionIsTriedAgain() throws IOException {
        run(variable("MOOD", 10));
        eventually(() -> assertThat(batch.number("select count(*) from quarantined_response"))
                .isEqualTo(2));
        assertThat(retry("ALB")).isEqualTo(new RetryResult(2, 0, 2, 0));
        assertThat(batch.number("select min(attempts) from quarantined_response"))
                .isEqualTo(2);
        assertThat(batch.number("select count(*) from quarantined_response where first_seen < last_seen"))
                .isEqualTo(2);

        run(variable("MOOD", 20));
        eventually(() -> assertThat(batch.number("select count(*) from batch_job_execution where status = 'STARTED'"))
                .as("the new process loads")
                .isPositive());
        var version = batch.number("select version from source_state");
        assertThat(retry(null, new RowKey("ALB", 4), new RowKey("ALB", 99))).isEqualTo(new RetryResult(1, 1, 0, 1));
        assertThat(batch.number(
                        "select count(*) from student_response where id = 4 and mood = 15 and version > " + version))
                .isEqualTo(1);
        assertThat(retry("ALB")).isEqualTo(new RetryResult(1, 0, 1, 0));
        assertThat(batch.number("select quarantined from source_state")).isEqualTo(1);
        assertThat(batch.number("select responses from source_state")).isEqualTo(4);
        assertThat(batch.number("select count(*) from audit_entry where action = 'try again' and outcome = 'done'"))
                .isEqualTo(3);

        albania.execute("update responses set mood = '7' where id = 5"); // the load goes on after that
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(5));
    }

    @Test
    void rowOfWhichNotEverythingIsStoredIsReadAgainByTheNextReconciliation() throws IOException {
        run(variable("MOOD", 10));
        eventually(() -> assertThat(batch.number("select count(*) from quarantined_response"))
                .isEqualTo(2));
        batch.close(); // or it would take note of a change of which it does not know the variable
        albania.execute("update responses set humour = '3' where id <= 3");
        run(variable("MOOD", 30), variable("HUMOUR", 10));
        eventually(() -> assertThat(batch.number("select count(*) from student_response where humour = 3"))
                .isEqualTo(3));
        assertThat(retry("ALB")).isEqualTo(new RetryResult(2, 0, 2, 0));
        batch.run("reconcile", List.of("ALB"), false);
        assertThat(batch.number("select count(*) from quarantined_response")).isZero();
        assertThat(batch.number("select sum(mood)::bigint from student_response"))
                .isEqualTo(40);
    }

    @Test
    void nulAndWhatLooksLikeItAreKeptAndBreakNothing() throws IOException {
        run(variable("MOOD", 10));
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(3));
        var rules = new ResponseRules("ALB", Codebook.pisa2018().with(new java.io.StringReader(variable("MOOD", 10))));
        var values = new java.util.ArrayList<>(
                MalformedRows.row(77, Map.of("ESCS", "a\u0000b", "TMINS", "\\u0000", "ST004D01T", "\\\u0000"))
                        .values());
        values.add("\u0001");
        var row = rules.validate(new org.gei.pisa.domain.response.RawResponse(
                77, java.time.Instant.EPOCH, java.time.Instant.EPOCH, values));
        var transaction = new TransactionTemplate(batch.bean(PlatformTransactionManager.class));
        batch.bean(Interlude.class)
                .during(
                        "ALB",
                        () -> false,
                        () -> transaction.execute(status -> batch.bean(ChangeSetWriter.class)
                                .repair(
                                        "ALB",
                                        List.of(row),
                                        List.of(),
                                        batch.bean(SourceStates.class).position("ALB"))));
        var raw = batch.get("/api/v1/quarantine/ALB/77", QuarantineDetail.class).raw();
        assertThat(raw)
                .contains(
                        new QuarantineDetail.RawValue("escs", "a\u2400b"),
                        new QuarantineDetail.RawValue("tmins", "\\u0000"),
                        new QuarantineDetail.RawValue("st004d01t", "\\\u2400"),
                        new QuarantineDetail.RawValue("mood", "\u0001"));
        assertThat(retry("ALB").loaded()).isZero();
    }

    private RetryResult retry(String country, RowKey... rows) {
        return batch.post(
                "/api/v1/quarantine/retry", new RetryRequest(country, null, null, List.of(rows)), RetryResult.class);
    }
}
