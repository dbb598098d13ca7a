package org.gei.pisa.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A process that is started again when it dies, after a pause that grows while it does not stay up.
final class Supervised {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STABLE = Duration.ofSeconds(20);

    /// Makes the command anew for every start.
    @FunctionalInterface
    interface Command {
        List<String> get() throws IOException;
    }

    private final String name;
    private final Command command;
    private final Map<String, String> environment;
    private final Path log;
    private final Consumer<String> say;
    private final Runnable changed;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Process process;
    private volatile @Nullable Thread watcher;

    /// @param say gets a line when the process died
    /// @param changed runs after every start
    Supervised(
            String name,
            Command command,
            Map<String, String> environment,
            Path log,
            Consumer<String> say,
            Runnable changed) {
        this.name = name;
        this.command = command;
        this.environment = environment;
        this.log = log;
        this.say = say;
        this.changed = changed;
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    /// The process that runs now or ran last; null before the first start.
    @Nullable
    ProcessHandle handle() {
        var running = process;
        return running == null ? null : running.toHandle();
    }

    void start() throws IOException {
        launch(ProcessBuilder.Redirect.to(log.toFile()));
        watcher = Thread.ofVirtual().name("watch-" + name).start(this::watch);
    }

    /// Ends the process for good: with the signal, and by force if that takes too long.
    ///
    /// @return whether the signal was enough
    boolean stop(String signal, Duration patience) {
        stopping.countDown();
        var running = last();
        if (running == null) {
            return true;
        }
        Processes.signal(running, signal);
        boolean ended = Processes.ended(running, patience);
        if (!ended) {
            Processes.signal(running, "KILL");
            Processes.ended(running, patience);
        }
        return ended;
    }

    /// Not while it is just being started, for that one is to be ended too.
    private synchronized @Nullable ProcessHandle last() {
        return handle();
    }

    /// @return false if it is to be stopped
    private synchronized boolean launch(ProcessBuilder.Redirect output) throws IOException {
        if (stopping.getCount() == 0) {
            return false;
        }
        var builder = new ProcessBuilder(detached(command.get()))
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().putAll(environment);
        var started = builder.start();
        started.getOutputStream().close();
        process = started;
        changed.run();
        return true;
    }

    /// In a session of its own, so that Ctrl-C reaches the launcher only, which ends all in good order.
    private static List<String> detached(List<String> command) {
        if (!Processes.available("setsid")) {
            return command;
        }
        var detached = new ArrayList<>(List.of("setsid"));
        detached.addAll(command);
        return detached;
    }

    private void watch() {
        var pause = SHORTEST_PAUSE;
        while (true) {
            try {
                var running = process;
                if (running == null) {
                    return;
                }
                long since = System.nanoTime();
                int code = running.waitFor();
                if (System.nanoTime() - since > STABLE.toNanos()) {
                    pause = SHORTEST_PAUSE;
                }
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                say.accept("%s died (exit code %d), starting it again; its log is %s".formatted(name, code, log));
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                if (!launch(ProcessBuilder.Redirect.appendTo(log.toFile()))) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException e) {
                say.accept("%s can't be started, trying again: %s".formatted(name, e.getMessage()));
            }
        }
    }
}
