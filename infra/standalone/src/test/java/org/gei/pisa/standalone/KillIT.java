package org.gei.pisa.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exactly once, whatever is killed: batch, API, UI and PostgreSQL die at random moments while the sources are fed, and
/// at the end sources, warehouse and API agree row by row, and every estimate equals a fresh computation.
///
/// Kills six times; `-Dpisa.kills=50` for a long run, `-Dpisa.kills.seed` for another one.
class KillIT {

    private static final List<String> VICTIMS = List.of("batch", "postgres", "api", "ui");
    private static final int KILLS = Integer.getInteger("pisa.kills", 6);
    private static final long SEED = Long.getLong("pisa.kills.seed", 2018);
    private static final int MOST_PAUSE_MILLIS = 4000;

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostOrDoubledHoweverOftenSomethingIsKilled() throws IOException, InterruptedException {
        var random = new Random(SEED);
        try (var system = SystemUnderTest.start(
                folder.resolve("data"), "--countries", "ALB,CHL,DNK", "--rate", "60", "--initial", "600")) {
            for (int kill = 0; kill < KILLS; kill++) {
                var victim = VICTIMS.get(kill < VICTIMS.size() ? kill : random.nextInt(VICTIMS.size()));
                var moment = Duration.ofMillis(random.nextInt(MOST_PAUSE_MILLIS));
                // the pause before a start grows while its process keeps dying
                var process = await().atMost(Duration.ofMinutes(2))
                        .pollDelay(moment)
                        .until(() -> system.process(victim), Optional::isPresent)
                        .orElseThrow();
                process.destroyForcibly();
                process.onExit().join();
            }
            system.stop();
            system.up("--rate", "0");
            system.awaitCaughtUp();
            assertThat(system.inWarehouse("select count(*) - count(distinct (cnt, id)) from student_response"))
                    .as("rows doubled")
                    .isZero();
            var verify = SystemUnderTest.pisa(
                            "verify", List.of("--data", folder.resolve("data").toString()))
                    .redirectErrorStream(true)
                    .start();
            var said = new String(verify.getInputStream().readAllBytes());
            assertThat(verify.waitFor()).as(said).isZero();
            assertThat(said).contains("All agrees.", "ALB: ", "CHL: ", "DNK: ");
        }
    }
}
