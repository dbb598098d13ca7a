package org.gei.pisa.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.gei.pisa.benchmark.measure.Benchmark;
import org.gei.pisa.benchmark.measure.Machine;
import org.gei.pisa.benchmark.measure.Report;
import org.gei.pisa.benchmark.measure.ReportJson;
import org.gei.pisa.benchmark.measure.ReportText;
import org.gei.pisa.benchmark.measure.Run;
import org.gei.pisa.benchmark.measure.Shared;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./pisa bench`: runs benchmarks, prints what each measured, and writes it as JSON. A goal that is not met is said,
/// and no failure: measurements depend on the machine.
@Command(
        name = "./pisa bench",
        description = "Benchmarks, each beside its peers in the same run, with medians, spread and ratios.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Bench implements Callable<Integer> {

    private static final Duration LONGEST_END = Duration.ofSeconds(90);

    /// Somebody wants the process to end.
    private static volatile boolean stopped;

    private final List<Benchmark> benchmarks;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Which to run (default: all).")
    private List<String> names = List.of();

    @Option(
            names = "--quick",
            description = "Less of everything, with more spread: all of them in two to three minutes.")
    private boolean quick;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Where to write the results, of several a list (default: target/bench/NAME.json for each).")
    private @Nullable Path json;

    private Bench(List<Benchmark> benchmarks) {
        this.benchmarks = benchmarks;
    }

    /// Ends the process with 0, with 1 if something failed, with 2 for a wrong option.
    public static void main(String... arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        var ended = new CountDownLatch(1);
        var main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            stopped = true;
            if (ended.getCount() > 0) {
                main.interrupt();
                await(ended);
            }
        }));
        int code;
        try {
            code = run(Benchmarks.ALL, out, err, arguments);
        } finally {
            ended.countDown();
        }
        System.exit(code);
    }

    /// Until what was started has ended, which is why the JVM may not end yet.
    private static void await(CountDownLatch ended) {
        try {
            ended.await(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static int run(List<Benchmark> benchmarks, PrintWriter out, PrintWriter err, String... arguments) {
        var command = new CommandLine(new Bench(benchmarks));
        command.getCommandSpec()
                .usageMessage()
                .footer(benchmarks.stream()
                        .map(benchmark -> "%n  %-10s  %s".formatted(benchmark.name(), benchmark.about()))
                        .collect(Collectors.joining())
                        .replace("%", "%%"));
        return command.setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, _) -> {
                    e.getCommandLine().getErr().println("pisa: " + e.getMessage());
                    return CommandLine.ExitCode.USAGE;
                })
                .execute(arguments);
    }

    @Override
    public Integer call() {
        var commandLine = Objects.requireNonNull(spec, "picocli sets the spec before it calls")
                .commandLine();
        var unknown = names.stream()
                .filter(name -> benchmarks.stream().noneMatch(b -> b.name().equals(name)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new CommandLine.ParameterException(
                    commandLine,
                    "bench: expected names of benchmarks (%s), but got %s"
                            .formatted(
                                    benchmarks.stream().map(Benchmark::name).collect(Collectors.joining(", ")),
                                    String.join(", ", unknown)));
        }
        var chosen = benchmarks.stream()
                .filter(benchmark -> names.isEmpty() || names.contains(benchmark.name()))
                .toList();
        var home = Path.of(System.getProperty("pisa.home", "")).toAbsolutePath();
        try (var folder = BenchFolder.lock(home.resolve("target/bench"))) {
            return run(chosen, home, folder.path(), commandLine.getOut(), commandLine.getErr());
        } catch (BenchFolder.InUse e) {
            commandLine.getErr().println("pisa: bench: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        } catch (IOException e) {
            throw new UncheckedIOException("expected a folder for benchmarks in " + home, e);
        }
    }

    private int run(List<Benchmark> chosen, Path home, Path folder, PrintWriter out, PrintWriter err) {
        var machine = Machine.here();
        out.println(machine.inWords());
        var reports = new ArrayList<Report>();
        var failed = false;
        try (var shared = new Shared()) {
            for (int i = 0; i < chosen.size() && !stopped; i++) {
                var benchmark = chosen.get(i);
                out.printf("%n%s: %s%n", benchmark.name(), benchmark.about());
                long begin = System.nanoTime();
                try {
                    shared.keepOnly(usedBy(chosen.subList(i, chosen.size())));
                    var report = benchmark.run(new Run(quick, home, folder.resolve(benchmark.name()), shared, out));
                    ReportText.print(report, out);
                    if (json == null) {
                        write(folder.resolve(benchmark.name() + ".json"), ReportJson.of(machine, report), out);
                    }
                    out.printf(
                            "took %d s%n",
                            Duration.ofNanos(System.nanoTime() - begin).toSeconds());
                    reports.add(report);
                } catch (Exception e) {
                    failed = true;
                    if (!stopped) {
                        err.println("pisa: bench " + benchmark.name() + " failed: " + e);
                        e.printStackTrace(err);
                    }
                } finally {
                    // whoever closes what is shared has to wait for its end
                    Thread.interrupted();
                }
            }
        } catch (Exception e) {
            failed = true;
            err.println("pisa: bench: what was started could not be ended: " + e);
        }
        if (json != null) {
            write(json.toAbsolutePath(), ReportJson.of(machine, reports), out);
        }
        return failed ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private static Set<Class<? extends AutoCloseable>> usedBy(List<Benchmark> benchmarks) {
        return benchmarks.stream()
                .flatMap(benchmark -> benchmark.uses().stream())
                .collect(Collectors.toSet());
    }

    private static void write(Path file, String text, PrintWriter out) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent(), "an absolute path has a parent"));
            Files.writeString(file, text + "\n");
            out.println("written to " + file);
        } catch (IOException e) {
            throw new UncheckedIOException("expected to write to " + file, e);
        }
    }
}
