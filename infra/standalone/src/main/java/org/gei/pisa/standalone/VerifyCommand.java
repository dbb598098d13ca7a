package org.gei.pisa.standalone;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.gei.pisa.standalone.verify.Verification;
import org.gei.pisa.standalone.verify.VerifiedSystem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Recounts a running system. Ends with 0 if all agrees, with 1 and the differences if not.
@Command(
        name = "verify",
        description = "Recounts the running system: every source against the warehouse, every estimate shown against a"
                + " fresh computation from the rows. Exit code 1 and the differences if there are any.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        var out = Objects.requireNonNull(spec, "picocli sets the spec before it calls")
                .commandLine()
                .getOut();
        var differences = new Verification(system(SystemState.running(data.folder())), out::println).run();
        differences.forEach(out::println);
        out.println(differences.isEmpty() ? "All agrees." : "%,d differences".formatted(differences.size()));
        return differences.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static VerifiedSystem system(SystemState state) {
        var warehouse = URI.create(state.warehouse());
        var roleAndPassword = warehouse.getUserInfo().split(":", 2);
        return new VerifiedSystem(
                state.api(),
                state.batch(),
                state.apiKey(),
                Objects.requireNonNull(state.accounts().get("admin"), "every system has an account admin"),
                "jdbc:postgresql://%s:%d%s".formatted(warehouse.getHost(), warehouse.getPort(), warehouse.getPath()),
                roleAndPassword[0],
                roleAndPassword[1],
                List.copyOf(state.sources().keySet()));
    }
}
