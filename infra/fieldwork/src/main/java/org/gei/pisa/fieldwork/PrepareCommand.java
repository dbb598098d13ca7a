package org.gei.pisa.fieldwork;

import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.gei.pisa.fieldwork.source.SourcePreparation;
import org.gei.pisa.fieldwork.source.SourceTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./pisa fieldwork prepare`: makes an existing table ready to be followed.
@Command(
        name = "prepare",
        description = {
            "Makes an existing table 'responses' ready to be followed: adds column change_xid, its trigger and index,"
                    + " and a role that may only read. Does what is not done yet, without rewriting the table.",
            "The password of a role it makes is taken from PISA_READER_PASSWORD, or made up and printed."
        },
        mixinStandardHelpOptions = true)
final class PrepareCommand implements Callable<Integer> {

    private static final String PASSWORD = "PISA_READER_PASSWORD";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "URI",
            converter = DatabaseUri.class,
            description = "The database, as owner of the table: postgresql://user:password@host/database")
    private DatabaseUri.@Nullable Database database;

    @Option(names = "--dry-run", description = "Prints the SQL and changes nothing.")
    private boolean dryRun;

    @Option(
            names = "--reader",
            paramLabel = "ROLE",
            defaultValue = SourceTable.READER,
            description = "The role to read with (default: ${DEFAULT-VALUE}).")
    private String reader = SourceTable.READER;

    @Override
    public Integer call() throws SQLException {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var given = System.getenv(PASSWORD);
        var password = dryRun ? "..." : given != null ? given : madeUp();
        var of = Objects.requireNonNull(database);
        var settings = new Properties();
        settings.setProperty("user", of.user());
        settings.setProperty("password", of.password());
        settings.setProperty("connectTimeout", "5");
        try (var connection = DriverManager.getConnection(of.jdbcUrl(), settings)) {
            var preparation = new SourcePreparation(connection);
            var steps = preparation.steps(reader, password);
            if (steps.isEmpty()) {
                out.println("-- nothing to do: table responses is prepared");
            }
            for (var step : steps) {
                out.println(step.replace("'" + password + "'", "'...'") + ";");
                if (!dryRun) {
                    preparation.take(step);
                }
            }
            if (!dryRun && given == null && steps.stream().anyMatch(step -> step.startsWith("create role"))) {
                out.println("-- password of role " + reader + ": " + password);
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private static String madeUp() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
