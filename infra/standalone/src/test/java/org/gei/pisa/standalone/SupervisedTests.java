package org.gei.pisa.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final AtomicInteger starts = new AtomicInteger();

    @Test
    void whatDiesIsStartedAgainUntilItIsStopped() throws IOException {
        var process = supervised(_ -> {});
        process.start();
        await().atMost(PATIENCE).until(() -> starts.get() == 3);
        process.stop("TERM", PATIENCE);
    }

    /// It is said that it died just before it is started again.
    @Test
    void whatIsStoppedWhileItIsAboutToBeStartedAgainIsNotStarted() throws IOException {
        var said = new CopyOnWriteArrayList<String>();
        var processes = new ArrayList<Supervised>();
        processes.add(supervised(line -> {
            processes.getFirst().stop("TERM", PATIENCE);
            said.add(line);
        }));
        processes.getFirst().start();
        await().atMost(PATIENCE).until(() -> !said.isEmpty());
        await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> starts.get() == 1);
        assertThat(said).hasSize(1);
    }

    /// A process that ends at once.
    private Supervised supervised(Consumer<String> say) {
        return new Supervised(
                "short",
                () -> {
                    starts.incrementAndGet();
                    return List.of("true");
                },
                Map.of(),
                folder.resolve("short.log"),
                say,
                () -> {});
    }
}
