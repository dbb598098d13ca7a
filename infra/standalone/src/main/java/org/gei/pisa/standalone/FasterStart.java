package org.gei.pisa.standalone;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Makes an application start in half the time: unpacked, so that the JVM can keep what it found out about the
/// classes in an earlier run, and with that as a cache (JEP 483 and 515). What is kept is for one build of the
/// application, one JVM and one set of options, and found by a digest of these; the JVM checks once more, and goes
/// without what does not fit.
///
/// The first start of a build is recorded. Whatever fails here costs time at the next start, nothing else.
final class FasterStart {

    private static final Duration UNUSED = Duration.ofDays(7);
    private static final Duration ABANDONED = Duration.ofHours(1);
    private static final String RECORDING = "recording-";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path java;
    private final Path jar;
    private final List<String> options;
    private final Path folder;
    private final Path unpacked;
    private final Path cache;
    private volatile @Nullable Path recording;

    /// @param home folder that keeps what was prepared for all applications
    /// @param jar the application as it was built
    /// @param options of the JVM about memory and compilers
    FasterStart(Path home, Path jar, List<String> options) throws IOException {
        this.java = Path.of(System.getProperty("java.home"), "bin", "java");
        this.jar = jar;
        this.options = List.copyOf(options);
        this.folder = home.resolve(BuildDigest.of(jar, options));
        this.unpacked = folder.resolve("application");
        this.cache = folder.resolve("classes.aot");
    }

    /// Unpacks the application unless that was done before.
    void prepare() throws IOException, InterruptedException {
        if (Files.exists(application())) {
            forget(folder, ABANDONED, RECORDING);
            Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
            return;
        }
        forget(folder.resolveSibling("."), UNUSED, "");
        Files.createDirectories(folder);
        var fresh = Files.createTempDirectory(folder, "unpacking");
        if (runs("-Djarmode=tools", "-jar", jar.toString(), "extract", "--force", "--destination", fresh.toString())) {
            moveWhole(fresh, unpacked);
        } else {
            delete(fresh);
        }
    }

    /// The command that starts the application as it was built.
    List<String> plainCommand(String mark) {
        var command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(List.of(mark, "-jar", jar.toString()));
        return command;
    }

    /// The command that starts the application as fast as it can be started now.
    List<String> command(String mark) {
        recording = null;
        if (!Files.exists(application())) {
            return plainCommand(mark);
        }
        var command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
        } else if (Files.isExecutable(jcmd())) {
            var file = folder.resolve(RECORDING + System.nanoTime());
            recording = file;
            command.add("-XX:AOTMode=record");
            command.add("-Xlog:aot*=off"); // names each of the few classes that can't be kept
            command.add("-XX:AOTConfiguration=" + file);
        }
        command.addAll(List.of(mark, "-jar", application().toString()));
        return command;
    }

    /// Whether the start that was commanded last is recorded.
    boolean records() {
        return recording != null;
    }

    /// Makes the cache of what was recorded of a process until now, which goes on meanwhile.
    ///
    /// @return whether there is one now
    boolean learn(ProcessHandle process) throws IOException, InterruptedException {
        var file = recording;
        if (file == null) {
            return false;
        }
        recording = null;
        try {
            if (!succeeds(List.of(jcmd().toString(), Long.toString(process.pid()), "AOT.end_recording"))
                    || !Files.exists(file)) {
                return false;
            }
            var fresh = file.resolveSibling(file.getFileName() + ".aot");
            var arguments = new ArrayList<>(options);
            arguments.addAll(List.of(
                    "-XX:AOTMode=create",
                    "-XX:AOTConfiguration=" + file,
                    "-XX:AOTCache=" + fresh,
                    "-cp",
                    application().toString()));
            if (runs(arguments.toArray(String[]::new)) && Files.exists(fresh)) {
                moveWhole(fresh, cache);
            }
            return Files.exists(cache);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Path application() {
        return unpacked.resolve(jar.getFileName());
    }

    private Path jcmd() {
        return java.resolveSibling("jcmd");
    }

    /// What is in a folder and was not touched for so long: other builds, recordings of which nothing came.
    private static void forget(Path in, Duration age, String prefix) throws IOException {
        if (!Files.exists(in)) {
            return;
        }
        var oldest = Instant.now().minus(age);
        try (var files = Files.list(in)) {
            for (var file : files.toList()) {
                if (file.getFileName().toString().startsWith(prefix)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    delete(file);
                }
            }
        }
    }

    private boolean runs(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if (Processes.available("nice")) {
            command.add("nice");
        }
        command.add(java.toString());
        command.addAll(List.of(arguments));
        return succeeds(command);
    }

    private static boolean succeeds(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } finally {
            process.destroyForcibly();
        }
    }

    /// So that nobody finds half of it; whoever was first has made it.
    private static void moveWhole(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            if (!Files.exists(target)) {
                throw e;
            }
            delete(fresh);
        }
    }

    private static void delete(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
