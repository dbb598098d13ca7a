package org.gei.pisa.deployment.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gei.pisa.deployment.Repository;
import org.gei.pisa.deployment.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemdUnitsTests {

    private static final List<String> SERVICES = List.of("pisa-batch.service", "pisa-api.service", "pisa-ui.service");

    @TempDir
    private Path directory;

    @Test
    void systemdAcceptsTheUnits() throws Exception {
        var analyze = Tool.required("systemd-analyze", "systemd");
        copy();
        for (var unit : SERVICES) {
            assertThat(complaints(analyze.run(directory, "verify", "--man=no", "./" + unit)
                            .output()))
                    .as(unit)
                    .isEmpty();
        }
    }

    @Test
    void aWrongSettingWouldBeFound() throws Exception {
        var analyze = Tool.required("systemd-analyze", "systemd");
        copy();
        var unit = directory.resolve("pisa-api.service");
        Files.writeString(unit, Files.readString(unit).replace("ProtectHome=", "ProtectHouse="));
        assertThat(complaints(analyze.run(directory, "verify", "--man=no", "./pisa-api.service")
                        .output()))
                .contains("ProtectHouse");
    }

    /// Exposure from 0 to 10 as systemd counts it, here times 10.
    @Test
    void servicesAreShutIn() throws Exception {
        var analyze = Tool.required("systemd-analyze", "systemd");
        copy();
        for (var unit : SERVICES) {
            analyze.accepts(directory, "security", "--offline=yes", "--threshold=20", "--no-pager", "./" + unit);
        }
    }

    @Test
    void secretsAreInNoUnit() {
        for (var unit : SERVICES) {
            assertThat(Repository.read("infra/systemd/" + unit))
                    .contains("LoadCredential=secrets.properties:")
                    .doesNotContainIgnoringCase("password=")
                    .doesNotContain("Environment=");
        }
    }

    /// The units, with the Java of this machine, because systemd looks whether the program is there.
    private void copy() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        for (var unit : List.of("pisa-batch.service", "pisa-api.service", "pisa-ui.service", "pisa.target")) {
            Files.writeString(
                    directory.resolve(unit),
                    Repository.read("infra/systemd/" + unit).replace("/usr/bin/java", java));
        }
    }

    /// What it says of our units; of those of the machine it may complain as it likes.
    private static String complaints(String output) {
        return String.join(
                "\n", output.lines().filter(line -> line.contains("pisa")).toList());
    }
}
