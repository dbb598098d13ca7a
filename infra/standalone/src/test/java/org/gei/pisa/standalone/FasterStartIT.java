package org.gei.pisa.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the first start learned is of use to the next, and what does not fit is not used.
class FasterStartIT {

    private static final Path START = Path.of("target/start");
    private static final List<String> APPLICATIONS = List.of("batch", "api", "ui");

    @TempDir
    private Path folder;

    @Test
    void theNextStartUsesWhatTheFirstHasLearned() throws IOException, InterruptedException {
        try (var system = SystemUnderTest.start(folder.resolve("data"), "--countries", "ALB", "--rate", "0")) {
            await().atMost(SystemUnderTest.PATIENCE.multipliedBy(10)).untilAsserted(() -> {
                for (var application : APPLICATIONS) {
                    assertThat(cache(application)).exists();
                }
            });
            system.stop();
            system.up();
            for (var application : APPLICATIONS) {
                var cache = cache(application);
                assertThat(Files.readString(Path.of("/proc/"
                                + system.process(application).orElseThrow().pid() + "/cmdline")))
                        .contains("-XX:AOTCache=" + cache.toAbsolutePath());
                assertThat(jvmAccepts(application, cache)).as(application).isTrue();
                var log = Files.readString(folder.resolve("data/logs/" + application + ".log"));
                assertThat(log).doesNotContain("[aot]", "[cds]");
            }
        }
    }

    /// The cache is of this JVM and of these classes: in this mode it refuses to start with another.
    private static boolean jvmAccepts(String application, Path cache) throws IOException, InterruptedException {
        var jar = cache.resolveSibling("application/pisa-" + application + "-1.0.0-SNAPSHOT.jar");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:AOTMode=on",
                "-XX:AOTCache=" + cache.toAbsolutePath(),
                "-cp",
                jar.toAbsolutePath().toString(),
                "-version"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0 && !said.contains("error");
    }

    /// That of the newest build.
    private static Path cache(String application) throws IOException {
        try (var builds = Files.list(START.toAbsolutePath().normalize())) {
            return builds.filter(build -> build.getFileName().toString().startsWith("pisa-" + application + "-"))
                    .max((a, b) -> modified(a).compareTo(modified(b)))
                    .orElseThrow()
                    .resolve("classes.aot");
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
