package org.gei.pisa.deployment.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Images are made as they are for production, but begin with nothing instead of a Java runtime, which
/// would have to be fetched.
class ImagesTests {

    @TempDir
    private Path directory;

    private Path libraries;
    private Path application;

    @BeforeEach
    void application() throws IOException {
        libraries = Files.createDirectories(directory.resolve("lib"));
        Files.writeString(libraries.resolve("some-1.0.jar"), "some library");
        application = Files.writeString(directory.resolve("pisa-api-1.0.0-SNAPSHOT.jar"), "our classes");
    }

    @Test
    void imageRunsWithoutRightsAndTakesSecretsFromFiles() throws Exception {
        var config = config(make("one.tar"));
        assertThat(config.path("User").asString()).isEqualTo("10001:10001");
        assertThat(config.path("WorkingDir").asString()).isEqualTo("/app");
        assertThat(config.path("Entrypoint").toString()).isEqualTo("[\"java\",\"-jar\",\"/app/application.jar\"]");
        assertThat(config.path("ExposedPorts").has("8081/tcp")).isTrue();
        assertThat(config.path("Env").toString())
                .contains("SERVER_PORT=8081", "SERVER_ADDRESS=0.0.0.0", "optional:configtree:/run/secrets/");
        assertThat(config.path("Labels")
                        .path("org.opencontainers.image.licenses")
                        .asString())
                .isEqualTo("MIT");
    }

    @Test
    void filesAreReadableForEverybodyAndWritableForRootOnly() throws Exception {
        var files = files(make("one.tar"));
        assertThat(files.keySet())
                .contains(
                        "app/lib/some-1.0.jar",
                        "app/application.jar",
                        "app/probe/org/gei/pisa/deployment/probe/Probe.class");
        assertThat(files.values()).allSatisfy(file -> {
            assertThat(file.getMode() & 0022).as(file.getName()).isZero();
            assertThat(file.getMode() & 0004).as(file.getName()).isEqualTo(4);
            assertThat(file.getLongUserId()).as(file.getName()).isZero();
        });
    }

    @Test
    void sameJarsGiveTheSameImage() throws Exception {
        var one = make("one.tar");
        Files.setLastModifiedTime(application, java.nio.file.attribute.FileTime.fromMillis(0));
        assertThat(Files.mismatch(one, make("other.tar"))).isEqualTo(-1);
    }

    @Test
    void applicationThatIsNotBuiltIsNamed() {
        assertThatThrownBy(() -> LayeredJar.extract(directory.resolve("pisa-ui.jar"), directory))
                .hasMessageContaining("pisa-ui.jar, but it is not built: run ./mvnw package");
        assertThatThrownBy(() -> Images.base("not an image"))
                .hasMessage("--base: expected an image such as eclipse-temurin:25-jre, but got not an image");
        assertThatThrownBy(() -> Images.base("tar:///none/base.tar"))
                .hasMessage("--base: expected a file of docker save, but there is no /none/base.tar");
    }

    @Test
    void librariesOfAnEarlierBuildAreNotInAnImage() throws Exception {
        var into = Files.createDirectories(directory.resolve("taken-apart"));
        Files.createDirectory(into.resolve("lib"));
        Files.writeString(into.resolve("lib/some-0.9.jar"), "an older library");
        var jar = directory.resolve("not-of-spring-boot.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("nothing"));
        }
        assertThatThrownBy(() -> LayeredJar.extract(jar, into)).hasMessageContaining("can't be taken apart");
        assertThat(into.resolve("lib")).isEmptyDirectory();
    }

    @Test
    void probeSaysWhetherTheApplicationIsReady() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        assertThat(probe(port)).isZero();
        server.removeContext("/actuator/health/readiness"); // 404
        assertThat(probe(port)).isOne();
        server.stop(0);
        assertThat(probe(port)).isOne();
    }

    private static int probe(int port) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        "target/classes",
                        "org.gei.pisa.deployment.probe.Probe",
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private Path make(String name) throws Exception {
        var file = directory.resolve(name);
        Images.make(
                new Image("pisa-api", 8081, libraries, application, List.of("-jar", "/app/application.jar")),
                Jib.fromScratch(),
                Containerizer.to(TarImage.at(file).named("pisa-api:test"))
                        .setBaseImageLayersCache(directory.resolve("cache"))
                        .setApplicationLayersCache(directory.resolve("cache"))
                        .setOfflineMode(true));
        return file;
    }

    private static JsonNode config(Path image) throws IOException {
        var json = new JsonMapper();
        var manifest = json.readTree(entry(image, "manifest.json")).path(0);
        return json.readTree(entry(image, manifest.path("Config").asString())).path("config");
    }

    private static TreeMap<String, TarArchiveEntry> files(Path image) throws IOException {
        var manifest = new JsonMapper().readTree(entry(image, "manifest.json")).path(0);
        var files = new TreeMap<String, TarArchiveEntry>();
        for (var layer : manifest.path("Layers")) {
            try (var in = new TarArchiveInputStream(
                    new GZIPInputStream(new java.io.ByteArrayInputStream(entry(image, layer.asString()))))) {
                for (var file = in.getNextEntry(); file != null; file = in.getNextEntry()) {
                    files.put(file.getName(), file);
                }
            }
        }
        return files;
    }

    private static byte[] entry(Path image, String name) throws IOException {
        try (InputStream file = Files.newInputStream(image);
                var in = new TarArchiveInputStream(file)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return in.readAllBytes();
                }
            }
        }
        throw new IOException(name + " is not in " + image);
    }
}
