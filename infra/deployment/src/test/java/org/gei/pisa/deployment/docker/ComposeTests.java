package org.gei.pisa.deployment.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gei.pisa.deployment.Repository;
import org.gei.pisa.deployment.Tool;
import org.gei.pisa.deployment.YamlFiles;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ComposeTests {

    private static final String FOLDER = "infra/docker/";
    private static final JsonNode COMPOSE = YamlFiles.one(Repository.read(FOLDER + "compose.yaml"));
    private static final List<String> OURS = List.of("batch-1", "batch-2", "api-1", "api-2", "ui");

    /// The schema is that of the Compose Specification (compose-spec/compose-spec, commit 170098b,
    /// Apache-2.0).
    @Test
    void fileIsWhatTheComposeSpecificationSays() throws Exception {
        try (var in = getClass().getResourceAsStream("compose-spec.json")) {
            var schema = (ObjectNode) new JsonMapper().readTree(in);
            schema.remove(List.of("$schema", "$id"));
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                            .getSchema(schema)
                            .validate(COMPOSE))
                    .isEmpty();
        }
    }

    @Test
    void pluginOfDockerAcceptsIt() throws Exception {
        var docker = Tool.required("docker", "docker-ce-cli docker-compose-plugin");
        Assumptions.assumeTrue(
                docker.run(Repository.file(FOLDER), "compose", "version").code() == 0,
                "docker has no plugin compose here: apt-get install docker-compose-plugin");
        docker.accepts(Repository.file(FOLDER), "compose", "-f", "compose.yaml", "config", "--quiet");
    }

    /// Debian's package, whose file format is older.
    @Test
    void dockerComposeAcceptsIt() throws Exception {
        Tool.required("docker-compose", "docker-compose")
                .accepts(Repository.file(FOLDER), "-f", "compose.yaml", "config", "--quiet");
    }

    @Test
    void everythingIsThereTwiceWhereOneMayDie() {
        assertThat(names(COMPOSE.path("services")))
                .containsAll(OURS)
                .contains("warehouse", "sources", "fieldwork", "kafka", "prometheus", "grafana");
    }

    @Test
    void applicationsHaveNoRightsTheyDoNotNeedAndSayHowTheyAre() {
        for (var name : OURS) {
            var service = COMPOSE.path("services").path(name);
            assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
            assertThat(service.path("cap_drop").toString()).as(name).isEqualTo("[\"ALL\"]");
            assertThat(service.path("security_opt").toString()).as(name).contains("no-new-privileges:true");
            assertThat(service.path("healthcheck").path("test").toString())
                    .as(name)
                    .contains("Probe");
            assertThat(service.path("mem_limit").asString()).as(name).isNotBlank();
            assertThat(service.has("privileged")).as(name).isFalse();
        }
    }

    @Test
    void secretsComeFromFilesOnly() {
        services()
                .forEach((name, service) -> service.path("environment")
                        .properties()
                        .forEach(setting -> {
                            if (setting.getKey().matches("(?i).*(password|token|key|secret).*")) {
                                assertThat(setting.getKey()).as(name).endsWith("_FILE");
                            }
                            assertThat(setting.getValue().asString(""))
                                    .as(name)
                                    .doesNotContain("$")
                                    .doesNotContainPattern("://[^/]*:[^/]*@");
                        }));
    }

    @Test
    void everySecretIsMadeByTheScriptAndMountedSomewhere(@TempDir Path directory) throws Exception {
        var folder = directory.resolve("secrets");
        Tool.required("bash", "bash")
                .accepts(directory, Repository.file(FOLDER + "secrets.sh").toString(), folder.toString());
        var first = Files.readString(folder.resolve("admin"));
        Tool.required("bash", "bash")
                .accepts(directory, Repository.file(FOLDER + "secrets.sh").toString(), folder.toString());
        assertThat(Files.readString(folder.resolve("admin"))).isEqualTo(first).matches("[a-zA-Z0-9]{32}");
        assertThat(Files.getPosixFilePermissions(folder)).hasToString("[OWNER_READ, OWNER_WRITE, OWNER_EXECUTE]");
        var declared = names(COMPOSE.path("secrets"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .isEqualTo(declared);
        }
        var mounted = new TreeSet<String>();
        services()
                .values()
                .forEach(service -> service.path("secrets")
                        .forEach(secret -> mounted.add(
                                secret.isString()
                                        ? secret.asString()
                                        : secret.path("source").asString())));
        assertThat(mounted).isEqualTo(declared);
        assertThat(Repository.read(".gitignore")).contains("infra/docker/secrets/");
    }

    @Test
    void onlyThisMachineIsAnswered() {
        services()
                .forEach((name, service) -> service.path("ports")
                        .forEach(port -> assertThat(port.asString()).as(name).startsWith("127.0.0.1:")));
        assertThat(COMPOSE.path("networks").path("inside").path("internal").asBoolean())
                .isTrue();
    }

    @Test
    void imagesHaveVersionsAndMountedFilesExist() {
        services().forEach((name, service) -> {
            assertThat(service.path("image").asString()).as(name).matches(".+:v?\\d[\\w.-]*");
            service.path("volumes").forEach(volume -> {
                if (volume.asString().startsWith(".")) {
                    assertThat(Repository.file(FOLDER + volume.asString().replaceFirst(":.*", "")))
                            .exists();
                }
            });
        });
    }

    private static Map<String, JsonNode> services() {
        return COMPOSE.path("services").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<String> names(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }
}
