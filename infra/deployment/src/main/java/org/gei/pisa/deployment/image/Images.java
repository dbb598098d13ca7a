package org.gei.pisa.deployment.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.gei.pisa.deployment.probe.Probe;

/// Puts an application into an image: a user without rights, one folder that nobody may write, settings
/// by environment or from files in `/run/secrets`. The same jars give the same image, bit by bit.
final class Images {

    /// A number, so that whoever runs the image can tell that it is not root's.
    static final String USER = "10001:10001";

    /// What Jib calls a base image that is a file.
    private static final String SAVED = "tar://";

    private static final AbsoluteUnixPath HOME = AbsoluteUnixPath.get("/app");

    private Images() {}

    /// @param base what the image begins with: has a Java runtime at `java`
    static void make(Image image, JibContainerBuilder base, Containerizer to)
            throws IOException, InterruptedException, ExecutionException {
        var builder = base.setFormat(ImageFormat.Docker)
                .setUser(USER)
                .setWorkingDirectory(HOME)
                .setFileEntriesLayers(layers(image))
                .setEntrypoint(entrypoint(image))
                .setEnvironment(environment(image))
                .setLabels(Map.of(
                        "org.opencontainers.image.title", image.name(), "org.opencontainers.image.licenses", "MIT"));
        if (image.answers()) {
            builder.setExposedPorts(Port.tcp(image.port()));
        }
        try {
            builder.containerize(to.setToolName("pisa"));
        } catch (RegistryException | CacheDirectoryCreationException e) {
            throw new IOException(image.name() + ": " + e.getMessage(), e);
        } catch (UnknownHostException | SocketException e) {
            throw new UnreachableException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException || e.getCause() instanceof SocketException) {
                throw new UnreachableException((IOException) e.getCause());
            }
            throw new IOException(image.name() + ": " + (e.getCause() == null ? e : e.getCause()).getMessage(), e);
        }
    }

    static JibContainerBuilder base(String reference) throws IOException {
        if (reference.startsWith(SAVED) && !Files.isRegularFile(Path.of(reference.substring(SAVED.length())))) {
            throw new IOException(
                    "--base: expected a file of docker save, but there is no " + reference.substring(SAVED.length()));
        }
        try {
            return com.google.cloud.tools.jib.api.Jib.from(reference);
        } catch (InvalidImageReferenceException e) {
            throw new IOException("--base: expected an image such as eclipse-temurin:25-jre, but got " + reference, e);
        }
    }

    private static List<FileEntriesLayer> layers(Image image) throws IOException {
        return List.of(
                FileEntriesLayer.builder()
                        .setName("dependencies")
                        .addEntryRecursive(image.dependencies(), HOME.resolve("lib"))
                        .build(),
                FileEntriesLayer.builder()
                        .setName("probe")
                        .addEntry(probe(), HOME.resolve("probe/org/gei/pisa/deployment/probe/Probe.class"))
                        .build(),
                FileEntriesLayer.builder()
                        .setName("application")
                        .addEntry(image.application(), HOME.resolve("application.jar"))
                        .build());
    }

    private static List<String> entrypoint(Image image) {
        var command = new ArrayList<>(List.of("java"));
        command.addAll(image.command());
        return command;
    }

    /// What differs from the defaults of the applications because it is a container.
    private static Map<String, String> environment(Image image) {
        return image.answers()
                ? Map.of(
                        "SERVER_ADDRESS", "0.0.0.0",
                        "SERVER_PORT", Integer.toString(image.port()),
                        "SPRING_CONFIG_IMPORT", "optional:configtree:/run/secrets/",
                        "JAVA_TOOL_OPTIONS", "-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError")
                : Map.of("JAVA_TOOL_OPTIONS", "-XX:MaxRAMPercentage=70");
    }

    /// The class of the probe, as a file.
    private static Path probe() throws IOException {
        var file = Files.createTempFile("probe", ".class");
        file.toFile().deleteOnExit();
        try (var in = Probe.class.getResourceAsStream("Probe.class")) {
            if (in == null) {
                throw new IOException(
                        "expected the class Probe beside this one, but it is not built: run ./mvnw package");
            }
            Files.write(file, in.readAllBytes());
        }
        return file;
    }
}
