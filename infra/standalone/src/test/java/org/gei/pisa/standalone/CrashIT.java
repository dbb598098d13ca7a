package org.gei.pisa.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a system survives: a kill of everything while it is fed, the death of one application, a stop and a start.
class CrashIT {

    @TempDir
    private Path folder;

    @Test
    void goesOnAfterAKillOfEverythingAndAfterAStop() throws IOException {
        try (var system = SystemUnderTest.start(
                folder.resolve("data"), "--countries", "ALB,CHL", "--rate", "100", "--initial", "200")) {
            await().atMost(SystemUnderTest.PATIENCE)
                    .until(() -> system.inWarehouse("select count(*) from student_response") > 600);
            system.kill();
            system.up();
            // what was committed in the last moment before the kill is loaded once more
            await().atMost(SystemUnderTest.PATIENCE)
                    .until(() -> system.inWarehouse("select count(*) from student_response") > 600);
            long before = system.inWarehouse("select count(*) from student_response");
            await().atMost(SystemUnderTest.PATIENCE)
                    .until(() -> system.inWarehouse("select count(*) from student_response") > before);

            ProcessHandle.of(system.state().pids().get("batch")).orElseThrow().destroyForcibly();
            await().atMost(SystemUnderTest.PATIENCE)
                    .until(() -> system.console().contains("batch died"));

            assertThat(system.stop()).as("exit code: ended by SIGTERM").isEqualTo(143);
            assertThat(system.console()).endsWith("Stopped; './pisa up' goes on from here\n");
            assertThat(system.pids()).noneMatch(pid -> ProcessHandle.of(pid).isPresent());

            system.up();
            system.inSource("ALB", "update responses set escs = '0.25', changed_at = now() where id % 10 = 0");
            await().atMost(SystemUnderTest.PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    system.api("/submissions").path("count").asLong())
                            .isGreaterThan(before));
            assertThat(system.inWarehouse("select count(*) - count(distinct (cnt, id)) from student_response"))
                    .isZero();
            assertThat(system.inWarehouse("select count(*) from quarantined_response"))
                    .isZero();
        }
    }
}
