package org.gei.pisa.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A program of this machine that reads what is to be deployed. Where it is not there, the test that
/// wants it is skipped, and says what to install.
public final class Tool {

    private final Path program;

    private Tool(Path program) {
        this.program = program;
    }

    /// @param debianPackage what to install where it is missing
    public static Tool required(String name, String debianPackage) {
        var found = find(name);
        assumeTrue(found.isPresent(), "no " + name + " here: apt-get install " + debianPackage);
        return new Tool(found.orElseThrow());
    }

    private static Optional<Path> find(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Runs it and requires it to be content.
    ///
    /// @return what it printed
    public String accepts(Path directory, String... arguments) throws IOException, InterruptedException {
        var ran = run(directory, arguments);
        assertThat(ran.code())
                .as("%s %s:%n%s", program, List.of(arguments), ran.output())
                .isZero();
        return ran.output();
    }

    /// How it ended, and what it printed.
    public record Ran(int code, String output) {}

    public Ran run(Path directory, String... arguments) throws IOException, InterruptedException {
        var process = start(directory, ProcessBuilder.Redirect.PIPE, arguments);
        var output = new String(process.getInputStream().readAllBytes());
        return new Ran(process.waitFor(), output);
    }

    /// Starts it; the caller ends it.
    public Process start(Path directory, ProcessBuilder.Redirect output, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
    }
}
