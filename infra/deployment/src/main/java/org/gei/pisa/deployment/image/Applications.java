package org.gei.pisa.deployment.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What there are images of.
final class Applications {

    private static final String VERSION = "1.0.0-SNAPSHOT";
    private static final List<String> JAR = List.of("-jar", "/app/application.jar");

    private final Path home;
    private final Path work;

    /// @param home folder of the repository, which has the built applications
    /// @param work folder for what is taken apart
    Applications(Path home, Path work) {
        this.home = home;
        this.work = work;
    }

    List<Image> all() throws IOException, InterruptedException {
        return List.of(application("batch", 8082), application("api", 8081), application("ui", 8080), fieldwork());
    }

    private Image application(String name, int port) throws IOException, InterruptedException {
        var jar = LayeredJar.extract(
                home.resolve("pisa-%1$s/target/pisa-%1$s-%2$s.jar".formatted(name, VERSION)),
                Files.createDirectories(work.resolve(name)));
        return new Image("pisa-" + name, port, jar.libraries(), jar.application(), JAR);
    }

    /// Feeds sources for a trial.
    private Image fieldwork() {
        var target = home.resolve("infra/fieldwork/target");
        return new Image(
                "pisa-fieldwork",
                0,
                target.resolve("lib"),
                target.resolve("pisa-fieldwork-" + VERSION + ".jar"),
                List.of("-cp", "/app/application.jar:/app/lib/*", "org.gei.pisa.fieldwork.FieldworkCommand"));
    }
}
