package org.gei.pisa.deployment.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.gei.pisa.deployment.Repository;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LicencesIT {

    private static final Pattern LINE = Pattern.compile("\\| `[^:]+:([^`]+)` \\| (\\S+) \\| ([^|]+) \\|");

    /// Jars with a classifier have it in their name after the version. Those that the text names are not in the table.
    @ParameterizedTest
    @ValueSource(strings = {"pisa-batch", "pisa-api", "pisa-ui"})
    void everyLibraryThatIsDeliveredIsListedWithALicence(String application) throws Exception {
        var listed = new TreeSet<String>();
        LINE.matcher(Repository.read("docs/licences.md"))
                .results()
                .forEach(line -> listed.add(line.group(1) + "-" + line.group(2)));
        try (var jar = new JarFile(Repository.file(application + "/target/" + application + "-1.0.0-SNAPSHOT.jar")
                .toFile())) {
            var delivered = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("BOOT-INF/lib/")
                            && name.endsWith(".jar")
                            && !name.matches(".*/(pisa|echarts|spring-boot-jarmode-tools)-.*"))
                    .map(name -> name.substring("BOOT-INF/lib/".length(), name.length() - ".jar".length()))
                    .toList();
            assertThat(delivered)
                    .hasSizeGreaterThan(30)
                    .allSatisfy(name -> assertThat(listed)
                            .as("./pisa licences lists it")
                            .anyMatch(library -> name.equals(library) || name.startsWith(library + "-")));
        }
    }

    @org.junit.jupiter.api.Test
    void everyLicenceThatIsListedGoesTogetherWithOurs() {
        assertThat(LINE.matcher(Repository.read("docs/licences.md")).results().toList())
                .hasSizeGreaterThan(100)
                .allSatisfy(line -> assertThat(Compatibility.isGiven(new Library(
                                "",
                                line.group(1),
                                line.group(2),
                                java.util.List.of(line.group(3).strip().replace(" or ", " OR ")))))
                        .as(line.group())
                        .isTrue());
    }
}
