package org.gei.pisa.deployment.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gei.pisa.deployment.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the list of licences against what the built applications have in them. Where it fails, `./pisa licences`
/// makes the list anew.
class DeliveredLibrariesIT {

    private static final Pattern LINE = Pattern.compile("\\| `[^:]+:([^`]+)` \\| (\\S+) \\| [^|]+ \\| ([^|]+) \\|");
    private static final String LIBRARIES = "BOOT-INF/lib/";

    /// Put in by Spring Boot's plugin, and named above the table.
    private static final String TOOLS = "spring-boot-jarmode-tools";

    @ParameterizedTest
    @ValueSource(strings = {"batch", "api", "ui"})
    void everyJarInAnApplicationIsListedForIt(String application) throws IOException {
        var jar = Repository.file("pisa-%1$s/target/pisa-%1$s-1.0.0-SNAPSHOT.jar".formatted(application));
        assertThat(jar).isRegularFile();
        assertThat(missing(application, librariesIn(jar))).isEmpty();
    }

    @Test
    void everyJarBesideTheOthersIsListedForThem() throws IOException {
        assertThat(missing("fieldwork", librariesBeside("infra/fieldwork/target/lib")))
                .isEmpty();
        assertThat(missing("launcher", librariesBeside("infra/standalone/target/lib")))
                .isEmpty();
    }

    private static List<String> missing(String application, List<String> libraries) {
        assertThat(libraries).hasSizeGreaterThan(5);
        var listed = listed(application);
        return libraries.stream()
                .filter(library -> !library.startsWith("pisa-") && !library.startsWith(TOOLS))
                .filter(library -> listed.stream().noneMatch(name -> isJarOf(name, library)))
                .toList();
    }

    /// A library may have jars of several platforms: the platform follows the version.
    private static boolean isJarOf(String library, String jar) {
        return jar.equals(library + ".jar") || jar.startsWith(library + "-");
    }

    private static Set<String> listed(String application) {
        return LINE.matcher(Repository.read("docs/licences.md"))
                .results()
                .filter(line -> List.of(line.group(3).split(", ")).contains(application))
                .map(line -> line.group(1) + "-" + line.group(2))
                .collect(Collectors.toSet());
    }

    private static List<String> librariesIn(Path application) throws IOException {
        try (var jar = new JarFile(application.toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()))
                    .toList();
        }
    }

    private static List<String> librariesBeside(String folder) throws IOException {
        try (var files = Files.list(Repository.file(folder))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
