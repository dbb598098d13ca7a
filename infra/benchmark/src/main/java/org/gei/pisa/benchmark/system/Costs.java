package org.gei.pisa.benchmark.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What a process, with its children or without, takes by the operating system; what is in the heap of a JVM, by
/// itself.
public final class Costs {

    private final ProcessHandle process;
    private final boolean withChildren;

    Costs(ProcessHandle process, boolean withChildren) {
        this.process = process;
        this.withChildren = withChildren;
    }

    /// Of a process that the benchmark started itself.
    public static Costs of(Process process) {
        return new Costs(process.toHandle(), false);
    }

    /// Time on the processors since the start.
    public Duration cpu() {
        return all().map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// Resident memory in bytes; what several of them share is counted once per process.
    public long resident() throws IOException, InterruptedException {
        long kibibytes = 0;
        for (var each : all().toList()) {
            var said =
                    output("ps", "-o", "rss=", "-p", Long.toString(each.pid())).strip();
            kibibytes += said.isEmpty() ? 0 : Long.parseLong(said);
        }
        return kibibytes * 1024;
    }

    /// Bytes of all objects that can be reached, after a full collection.
    public long reachable() throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var total = output(jcmd, Long.toString(process.pid()), "GC.class_histogram")
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new IOException("expected a histogram of process " + process.pid()));
        return Long.parseLong(total.strip().split("\\s+")[2]);
    }

    /// Whether its start is recorded, so that later ones are faster.
    boolean records() {
        return Stream.of(process.info().arguments().orElse(new String[0])).anyMatch("-XX:AOTMode=record"::equals);
    }

    /// Options of the JVM about heap and compilers, such as `-Xmx512m`.
    public List<String> jvmOptions() {
        return Stream.of(process.info().arguments().orElse(new String[0]))
                .filter(argument -> argument.startsWith("-X"))
                .filter(argument -> !argument.contains("AOT") && !argument.startsWith("-Xlog"))
                .toList();
    }

    private Stream<ProcessHandle> all() {
        return withChildren ? Stream.concat(Stream.of(process), process.descendants()) : Stream.of(process);
    }

    private static String output(String... command) throws IOException, InterruptedException {
        var started = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        started.waitFor();
        return said;
    }
}
