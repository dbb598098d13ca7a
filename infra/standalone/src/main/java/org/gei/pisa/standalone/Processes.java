package org.gei.pisa.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What the operating system can do with processes and Java can't.
final class Processes {

    private static final List<Path> FOLDERS = List.of(Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/sbin"));

    private Processes() {}

    /// Whether this process runs as root, which PostgreSQL refuses to.
    static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    static boolean available(String program) {
        return FOLDERS.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(program)));
    }

    /// Whether the command runs and ends well.
    static boolean succeeds(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Sends a signal such as `INT`.
    static void signal(ProcessHandle process, String signal) {
        succeeds("kill", "-" + signal, Long.toString(process.pid()));
    }

    /// Waits for the end of the process.
    ///
    /// @return whether it has ended
    static boolean ended(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /// Ends a process that an earlier launcher left, if the one of that id is it: pids are used again.
    ///
    /// @param mark part of its command line
    /// @param signal that it ends upon, quickly
    static void endLeftover(long pid, String mark, String signal, Duration patience) {
        ProcessHandle.of(pid)
                .filter(process -> commandLine(process).contains(mark))
                .ifPresent(process -> {
                    signal(process, signal);
                    if (!ended(process, patience)) {
                        signal(process, "KILL");
                        ended(process, patience);
                    }
                });
    }

    /// Kills every process that works in that folder; none where the system does not tell.
    static void killAllIn(Path folder, Duration patience) {
        var inside = ProcessHandle.allProcesses()
                .filter(process -> worksIn(process, folder))
                .toList();
        inside.forEach(process -> signal(process, "KILL"));
        inside.forEach(process -> ended(process, patience));
    }

    private static boolean worksIn(ProcessHandle process, Path folder) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"))
                    .equals(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .replace('\0', ' ');
        } catch (IOException e) {
            return process.info().commandLine().orElse("");
        }
    }
}
