package org.gei.pisa.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the command line says before anything is started.
class CommandLineTests {

    @TempDir
    private Path folder;

    private record Said(int exitCode, String out, String err) {}

    static Stream<Arguments> wrongOptions() {
        return Stream.of(
                Arguments.of(
                        "--countries ALB,XYZ", "--countries: expected codes of participants of PISA 2018", "found XYZ"),
                Arguments.of("--rate -1", "--rate: expected 0 to 100000", "found -1"),
                Arguments.of("--rate fast", "--rate", "fast"),
                Arguments.of("--initial -5", "--initial: expected 0 or more", "found -5"),
                Arguments.of("--replay nowhere.sav", "--replay: expected a student file", "nowhere.sav"),
                Arguments.of("--port-ui 70000", "expected a port from 1 to 65535", "70000"),
                Arguments.of("--port-ui 9000 --port-api 9000", "expected four different ports", ""),
                Arguments.of("--bind no.such.host.invalid", "--bind: expected an address", "no.such.host.invalid"),
                Arguments.of("--colour blue", "Unknown option", "--colour"));
    }

    @ParameterizedTest
    @MethodSource("wrongOptions")
    void wrongOptionIsOneClearLineAndExitTwo(String options, String expected, String found) {
        var said = up(options.split(" "));
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).startsWith("pisa: ").contains(expected, found).hasLineCount(1);
        assertThat(said.out()).isEmpty();
    }

    @Test
    void portInUseIsNamedWithTheOptionThatChangesIt() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var said = up("--port-api", Integer.toString(other.getLocalPort()));
            assertThat(said.exitCode()).isEqualTo(1);
            assertThat(said.err()).contains("port " + other.getLocalPort() + " is in use", "--port-api");
        }
    }

    @Test
    void infoWithoutASystemSaysHowToStartOne() {
        var said = run("info", "--data", folder.toString());
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("nothing is running", "./pisa up");
    }

    @Test
    void everyCommandHasHelp() {
        for (var command : List.of("up", "info", "verify", "fieldwork")) {
            var said = run(command, "--help");
            assertThat(said.exitCode()).as(command).isZero();
            assertThat(said.out()).as(command).contains("Usage:");
        }
    }

    @Test
    void stateIsReadableByItsOwnerOnly() throws IOException {
        DataDirectory.writePrivately(folder.resolve("state.json"), "{}");
        assertThat(Files.getPosixFilePermissions(folder.resolve("state.json")))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
    }

    private Said up(String... options) {
        var arguments = new ArrayList<>(List.of("up", "--data", folder.toString()));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private static Said run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Pisa.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Said(code, out.toString(), err.toString());
    }
}
