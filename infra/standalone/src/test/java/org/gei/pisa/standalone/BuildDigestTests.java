package org.gei.pisa.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildDigestTests {

    private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC");

    @TempDir
    private Path folder;

    @Test
    void theSameContentIsTheSameBuild() throws IOException {
        var first = BuildDigest.of(jar("a/pisa-batch-1.0.jar", "one", 1000), OPTIONS);
        assertThat(first)
                .startsWith("pisa-batch-")
                .isEqualTo(BuildDigest.of(jar("b/pisa-batch-1.0.jar", "one", 99_000), OPTIONS));
    }

    /// A build that can be repeated gives all files one time, and a small change often the same size.
    @Test
    void anotherContentOfTheSameSizeAndTimeIsAnotherBuild() throws IOException {
        assertThat(BuildDigest.of(jar("a/pisa-batch-1.0.jar", "one", 1000), OPTIONS))
                .isNotEqualTo(BuildDigest.of(jar("b/pisa-batch-1.0.jar", "two", 1000), OPTIONS));
    }

    @Test
    void otherOptionsAreAnotherBuild() throws IOException {
        var jar = jar("a/pisa-batch-1.0.jar", "one", 1000);
        assertThat(BuildDigest.of(jar, OPTIONS)).isNotEqualTo(BuildDigest.of(jar, List.of("-Xmx256m")));
    }

    private Path jar(String name, String content, long millis) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            var entry = new ZipEntry("BOOT-INF/lib/library.jar");
            entry.setLastModifiedTime(FileTime.fromMillis(millis));
            zip.putNextEntry(entry);
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
