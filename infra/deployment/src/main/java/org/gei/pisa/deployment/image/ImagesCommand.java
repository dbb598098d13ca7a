package org.gei.pisa.deployment.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./pisa images`: images of the applications, as files or into a registry.
@Command(
        name = "./pisa images",
        description = "Makes container images of the applications, without a Docker engine.",
        mixinStandardHelpOptions = true)
public final class ImagesCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--base",
            defaultValue = "eclipse-temurin:25-jre",
            description =
                    "Image with a Java 25 runtime that they begin with, in a registry or tar://FILE of docker save (default: ${DEFAULT-VALUE}).")
    private String base = "";

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "Folder for files that 'docker load' takes (default: target/images).")
    private @Nullable Path to;

    @Option(
            names = "--push",
            paramLabel = "REGISTRY",
            description =
                    "Registry to push to instead, such as registry.example.org/pisa; credentials are those of docker login.")
    private @Nullable String registry;

    @Option(
            names = "--tag",
            defaultValue = "1.0.0-SNAPSHOT",
            description = "Tag of the images (default: ${DEFAULT-VALUE}).")
    private String tag = "";

    private ImagesCommand() {}

    /// Ends the process with 0, 1 if it failed, or 2 for a wrong option.
    public static void main(String... arguments) {
        System.exit(new CommandLine(new ImagesCommand())
                .setParameterExceptionHandler((e, _) -> {
                    e.getCommandLine().getErr().println("pisa images: " + e.getMessage());
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, commandLine, _) -> {
                    commandLine.getErr().println("pisa images: " + e.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var home = Path.of(System.getProperty("pisa.home", ".")).toAbsolutePath();
        var folder = to == null ? home.resolve("target/images") : to;
        Files.createDirectories(folder);
        for (var image : new Applications(home, home.resolve("target/images/work")).all()) {
            var target = registry == null ? file(folder, image) : registry(registry, image);
            make(image, target);
            say(
                    registry == null
                            ? folder.resolve(image.name() + ".tar").toString()
                            : registry + "/" + image.name() + ":" + tag);
        }
        return CommandLine.ExitCode.OK;
    }

    /// A registry that can't be reached is told apart from what else may happen, as it is not a fault of what is built.
    private void make(Image image, Containerizer target) throws Exception {
        try {
            Images.make(image, Images.base(base), target);
        } catch (UnreachableException e) {
            throw new IOException(
                    """
                    %s: expected the registry of the base image %s%s in reach, but found: %s
                      Another registry: --base registry.example.org/eclipse-temurin:25-jre
                      Without any: where there is one, docker pull %2$s && docker save %2$s -o base.tar; here, --base tar://%s""".formatted(
                                    image.name(),
                                    base,
                                    registry == null ? "" : " and " + registry,
                                    e.getMessage(),
                                    Path.of("base.tar").toAbsolutePath()),
                    e);
        }
    }

    private Containerizer file(Path folder, Image image) throws InvalidImageReferenceException {
        return Containerizer.to(
                TarImage.at(folder.resolve(image.name() + ".tar")).named(image.name() + ":" + tag));
    }

    private Containerizer registry(String at, Image image) throws IOException, InvalidImageReferenceException {
        var reference = ImageReference.parse(at + "/" + image.name() + ":" + tag);
        return Containerizer.to(RegistryImage.named(reference)
                .addCredentialRetriever(CredentialRetrieverFactory.forImage(reference, event -> {})
                        .dockerConfig()));
    }

    private void say(String line) {
        if (spec != null) {
            spec.commandLine().getOut().println(line);
        }
    }
}
