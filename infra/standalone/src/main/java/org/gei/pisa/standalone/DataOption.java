package org.gei.pisa.standalone;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Which data a command is about.
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:PISA_DATA:-}",
            description = "Where databases, logs and passwords are kept (default: .pisa beside the script).")
    private String data = "";

    /// The folder chosen, relative to where the user is; by default one in the folder of the repository.
    Path folder() {
        var folder = data.isBlank() ? home().resolve(".pisa") : Path.of(data);
        return folder.toAbsolutePath().normalize();
    }

    /// The folder of the repository.
    static Path home() {
        return Path.of(System.getProperty("pisa.home", "")).toAbsolutePath();
    }
}
