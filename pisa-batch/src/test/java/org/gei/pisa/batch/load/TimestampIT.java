package org.gei.pisa.batch.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gei.pisa.batch.RunningBatch.eventually;

import java.sql.SQLException;
import java.util.List;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.batch.TestSource;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A source that can't be given `change_xid`.
class TimestampIT {

    private static final TestPostgres SERVER = TestPostgres.server();

    /// Seconds; longer than a row takes from its commit to the warehouse, however busy the machine is.
    private static final int LAG = 6;

    private TestSource albania;
    private RunningBatch batch;

    @BeforeEach
    void start() {
        SERVER.createWarehouseRoles();
        albania = new TestSource(SERVER, "ALB").withoutChangeXid();
        albania.insert(1, 2300);
        batch = new RunningBatch(
                SERVER,
                SERVER.createWarehouse(),
                List.of(albania),
                "--pisa.sources.alb.change-detection=timestamp",
                "--pisa.load.window=10m", // a window after this one would read the overlap once more
                "--pisa.sources.alb.safety-lag=" + LAG + "s");
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(2300));
    }

    @AfterEach
    void stop() {
        batch.close();
    }

    @Test
    void rowsAndCorrectionsArriveAndAreReadOnce() {
        albania.execute("update responses set escs = '1.25' where id = 7");
        eventually(() -> assertThat(batch.number("select count(*) from student_response where id = 7 and escs = 1.25"))
                .isEqualTo(1));
        albania.insert(2301, 2305);
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(2305));
        // of the overlap nothing was read twice: 2300 + 1 + 5
        assertThat(batch.number("select sum(read) from partition_progress")).isEqualTo(2306);
        var status = batch.source("ALB");
        assertThat(status.changeDetection()).isEqualTo("timestamp");
        assertThat(status.safetyLagSeconds()).isEqualTo(LAG);
        assertThat(status.watermark()).startsWith("at 2");
        assertThat(status.freshness().withinSeconds()).isEqualTo(LAG + 1);
    }

    @Test
    void commitWithinTheSafetyLagIsFoundAndOneBeyondIsLeftToReconciliation() throws SQLException {
        try (var early = albania.connect();
                var late = albania.connect()) {
            early.setAutoCommit(false);
            late.setAutoCommit(false);
            late.createStatement().execute(albania.insertSql(3001, 3001));
            early.createStatement().execute(albania.insertSql(3000, 3000));
            albania.insert(2301, 2301); // moves the watermark on while the others are not committed
            eventually(() -> assertThat(batch.count("ALB")).isEqualTo(2301));
            early.commit();
            eventually(() -> assertThat(batch.count("ALB")).isEqualTo(2302));
            awaitPassOf(LAG + 3);
            albania.insert(2302, 2302);
            eventually(() -> assertThat(batch.count("ALB")).isEqualTo(2303));
            late.commit();
        }
        albania.insert(2303, 2303);
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(2304));
        assertThat(batch.number("select count(*) from student_response where id = 3001"))
                .as("a transaction that took longer than the safety lag")
                .isZero();
        batch.run("reconcile", List.of("ALB"), false);
        assertThat(batch.source("ALB").proof().missing()).isEqualTo(1);
        assertThat(batch.number("select count(*) from student_response where id = 3001"))
                .isEqualTo(1);
    }

    /// Until the source's clock has gone on by some seconds.
    private void awaitPassOf(int seconds) {
        var begin = albania.number("select extract(epoch from clock_timestamp())::bigint");
        eventually(() -> assertThat(albania.number("select extract(epoch from clock_timestamp())::bigint"))
                .isGreaterThanOrEqualTo(begin + seconds));
    }
}
