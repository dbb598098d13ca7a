package org.gei.pisa.standalone;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gei.pisa.fieldwork.FieldworkCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./pisa`: the commands that need a JVM of their own. The script of that name finds the JDK, builds, and comes
/// here.
@Command(
        name = "./pisa",
        description = "PISA Live on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {Pisa.Up.class, Pisa.Info.class, VerifyCommand.class})
public final class Pisa {

    private Pisa() {}

    /// Ends the process with 0, with 1 if something failed, with 2 for a wrong option.
    public static void main(String... arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("fieldwork")) {
            return FieldworkCommand.run(out, err, Arrays.copyOfRange(arguments, 1, arguments.length));
        }
        return new CommandLine(new Pisa())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, _) -> {
                    e.getCommandLine().getErr().println("pisa: " + e.getMessage());
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, commandLine, _) -> {
                    commandLine.getErr().println("pisa: " + e.getMessage());
                    return e instanceof UserError error ? error.exitCode() : CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }

    /// Starts everything and stays until it is told to stop.
    @Command(
            name = "up",
            description = "Starts everything: http://localhost:8080 shows live charts. Ctrl-C stops it.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Up implements Callable<Integer> {

        private static final Duration STATUS_ON_TERMINAL = Duration.ofSeconds(1);
        private static final Duration STATUS_IN_LOG = Duration.ofSeconds(30);

        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private final UpOptions options = new UpOptions();

        @Override
        public Integer call() throws IOException, SQLException, InterruptedException {
            options.validate();
            var console = new Console(
                    out(), System.console() != null && System.console().isTerminal());
            var stop = new CountDownLatch(1);
            var stopped = new CountDownLatch(1);
            try (var data = DataDirectory.lock(options.data())) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    stop.countDown();
                    awaitQuietly(stopped);
                }));
                RunningSystem.endLeftovers(data.path());
                Ports.check(options);
                console.line("Starting; logs are in " + data.path().resolve("logs"));
                run(data, console, stop);
                return CommandLine.ExitCode.OK;
            } finally {
                stopped.countDown();
            }
        }

        private void run(DataDirectory data, Console console, CountDownLatch stop)
                throws IOException, SQLException, InterruptedException {
            try (var system = new RunningSystem(DataOption.home(), data, options, console);
                    var client = new ApiClient(system.apiKey())) {
                system.start();
                if (system.awaitReady(client, stop)) {
                    welcome(console, system);
                    Thread.ofPlatform().daemon().name("learn").start(() -> system.learn(stop));
                }
                var pause = console.terminal() ? STATUS_ON_TERMINAL : STATUS_IN_LOG;
                while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    var status = client.status(system.url("api"), system.present());
                    if (status != null) {
                        console.status(status);
                    }
                }
                console.line("Stopping");
            }
            console.line("Stopped; './pisa up' goes on from here");
        }

        private static void welcome(Console console, RunningSystem system) {
            console.line("");
            console.line("  Charts      " + system.url("ui"));
            console.line("  Operations  " + system.url("ui") + "/operations");
            console.line("  API         " + system.url("api") + "/swagger-ui.html");
            console.line("  Sign in as  manager / " + system.password("manager"));
            console.line("         or   admin / " + system.password("admin"));
            console.line("");
        }

        private PrintWriter out() {
            if (spec == null) {
                throw new IllegalStateException("picocli sets the spec before it calls");
            }
            return spec.commandLine().getOut();
        }

        private static void awaitQuietly(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Shows what a running system wrote down about itself.
    @Command(
            name = "info",
            description = "JSON of the running system: addresses, databases, sign-ins, processes.",
            mixinStandardHelpOptions = true)
    static final class Info implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private final DataOption data = new DataOption();

        @Override
        public Integer call() throws IOException {
            var state = SystemState.running(data.folder());
            if (spec != null) {
                spec.commandLine().getOut().println(state.json());
            }
            return CommandLine.ExitCode.OK;
        }
    }
}
