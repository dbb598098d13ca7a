package org.gei.pisa.deployment.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.jar.JarFile;
import org.gei.pisa.deployment.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationsIT {

    /// `java -jar` finds its libraries beside the jar, wherever both are.
    @Test
    void everyApplicationFindsItsLibrariesInTheImage(@TempDir Path directory) throws Exception {
        var images = new Applications(Repository.file("."), directory).all();
        assertThat(images)
                .extracting(Image::name)
                .containsExactly("pisa-batch", "pisa-api", "pisa-ui", "pisa-fieldwork");
        for (var image : images) {
            assertThat(image.application()).isRegularFile();
            assertThat(image.dependencies()).isDirectoryContaining("glob:**.jar");
            if (image.answers()) {
                try (var jar = new JarFile(image.application().toFile())) {
                    var attributes = jar.getManifest().getMainAttributes();
                    assertThat(attributes.getValue("Main-Class")).startsWith("org.gei.pisa.");
                    assertThat(attributes.getValue("Class-Path").split(" "))
                            .hasSizeGreaterThan(30)
                            .allSatisfy(
                                    library -> assertThat(image.dependencies().resolveSibling(library))
                                            .isRegularFile());
                }
            }
        }
    }
}
