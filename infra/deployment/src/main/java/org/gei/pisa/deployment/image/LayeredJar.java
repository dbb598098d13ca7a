package org.gei.pisa.deployment.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A jar of Spring Boot, taken apart by itself into libraries and application.
///
/// @param libraries folder of the libraries
/// @param application jar with our classes, whose manifest names the libraries as `lib/...`
record LayeredJar(Path libraries, Path application) {

    /// @param into a folder whose libraries of an earlier time are removed
    static LayeredJar extract(Path jar, Path into) throws IOException, InterruptedException {
        if (!Files.exists(jar)) {
            throw new IOException("expected the application " + jar + ", but it is not built: run ./mvnw package");
        }
        removeFiles(into.resolve("lib"));
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        into.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(jar + " can't be taken apart: " + said.strip());
        }
        return new LayeredJar(
                into.resolve("lib"),
                into.resolve(Optional.ofNullable(jar.getFileName()).orElse(jar)));
    }

    private static void removeFiles(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
