package org.gei.pisa.fieldwork;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./pisa fieldwork`: makes and feeds source databases on servers of the user's own.
@Command(
        name = "./pisa fieldwork",
        description = "Makes or feeds source databases of your own servers.",
        mixinStandardHelpOptions = true,
        subcommands = {FieldworkCommand.Create.class, FieldworkCommand.Feed.class, PrepareCommand.class})
public final class FieldworkCommand {

    private static final Duration PROGRESS = Duration.ofSeconds(10);

    private FieldworkCommand() {}

    /// Ends the process with the code of [#run].
    public static void main(String... arguments) {
        var out = new PrintWriter(System.out, true);
        System.exit(run(out, new PrintWriter(System.err, true), arguments));
    }

    /// Runs the command.
    ///
    /// @return 0, 1 if it failed, 2 for a wrong option
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new FieldworkCommand())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, _) -> {
                    e.getCommandLine().getErr().println("pisa fieldwork: " + e.getMessage());
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, commandLine, _) -> {
                    commandLine.getErr().println("pisa fieldwork: " + e.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }

    /// Makes the tables.
    @Command(
            name = "create",
            description = "Makes the table 'responses' where it is not there yet.",
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Option(
                names = "--source",
                required = true,
                paramLabel = "CNT=URI",
                converter = SourceUri.class,
                description = "A database: ALB=postgresql://user:password@host/database. Repeat for more.")
        private List<SourceDatabase> sources = List.of();

        @Override
        public Integer call() throws SQLException {
            for (var source : sources) {
                try (var target = source.open()) {
                    target.createTable();
                }
                if (spec != null) {
                    spec.commandLine().getOut().println(source.country() + ": table 'responses' is there");
                }
            }
            return CommandLine.ExitCode.OK;
        }
    }

    /// Feeds until everything is there, or until it is interrupted.
    @Command(
            name = "feed",
            description = "Makes the tables and feeds them until every response is there.",
            mixinStandardHelpOptions = true)
    static final class Feed implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Option(
                names = "--source",
                required = true,
                paramLabel = "CNT=URI",
                converter = SourceUri.class,
                description = "A database: ALB=postgresql://user:password@host/database. Repeat for more.")
        private List<SourceDatabase> sources = List.of();

        @Option(
                names = "--rate",
                defaultValue = "20",
                description = "Responses per second over all sources (default: ${DEFAULT-VALUE}).")
        private double rate;

        @Option(
                names = "--initial",
                defaultValue = "100",
                description = "Responses that are there from the start (default: ${DEFAULT-VALUE}).")
        private int initial;

        @Option(
                names = "--seed",
                defaultValue = "2018",
                description = "Seed of the synthetic population (default: ${DEFAULT-VALUE}).")
        private long seed;

        @Option(
                names = "--replay",
                paramLabel = "FILE",
                description = "A student file (.sav, .csv, .csv.gz) instead of the synthetic population.")
        private @Nullable Path replay;

        @Override
        public Integer call() throws InterruptedException {
            try (var fieldwork = Fieldwork.open(
                    new FieldworkPlan(sources, rate, initial, seed, Optional.ofNullable(replay), true))) {
                var hook = new Thread(fieldwork::close);
                Runtime.getRuntime().addShutdownHook(hook);
                fieldwork.start();
                while (!fieldwork.awaitFinished(PROGRESS)) {
                    report(fieldwork.progress());
                }
                report(fieldwork.progress());
                Runtime.getRuntime().removeShutdownHook(hook);
            }
            return CommandLine.ExitCode.OK;
        }

        private void report(FieldworkProgress progress) {
            if (spec != null) {
                spec.commandLine()
                        .getOut()
                        .printf(
                                "%,d of %,d responses, %,d corrections%n",
                                progress.present(), progress.expected(), progress.corrected());
            }
        }
    }
}
