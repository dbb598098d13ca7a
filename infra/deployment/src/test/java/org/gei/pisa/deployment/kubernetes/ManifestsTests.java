package org.gei.pisa.deployment.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gei.pisa.deployment.Repository;
import org.gei.pisa.deployment.Tool;
import org.gei.pisa.deployment.YamlFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ManifestsTests {

    private static final String FOLDER = "infra/kubernetes/";
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "Job");

    @Test
    void everyManifestIsWhatTheApiSays() {
        assertThat(manifests(FOLDER + "base")).hasSizeGreaterThan(20).allSatisfy(ManifestsTests::isStrict);
        assertThat(manifests(FOLDER + "overlays/production")).hasSize(1).allSatisfy(ManifestsTests::isStrict);
    }

    @Test
    void aMisspeltFieldWouldBeFound() {
        var manifest =
                Repository.read(FOLDER + "base/api.yaml").replace("readOnlyRootFilesystem", "readOnlyRootFileSystem");
        assertThatThrownBy(() -> YamlFiles.all(manifest).forEach(ManifestsTests::isStrict))
                .hasMessageContaining("readOnlyRootFileSystem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void overlayBuildsAndItsResultIsWhatTheApiSays(String overlay) throws Exception {
        var kubectl = Tool.required("kubectl", "kubernetes-client");
        var built = kubectl.accepts(Repository.file(FOLDER + "overlays/" + overlay), "kustomize", ".");
        assertThat(YamlFiles.all(built)).hasSizeGreaterThan(20).allSatisfy(manifest -> {
            isStrict(manifest);
            assertThat(manifest.path("metadata")
                            .path("labels")
                            .path("app.kubernetes.io/part-of")
                            .asString())
                    .isEqualTo("pisa-live");
        });
    }

    @Test
    void everyFileIsInItsKustomization() {
        for (var folder : List.of("base", "overlays/production")) {
            var kustomization = YamlFiles.one(Repository.read(FOLDER + folder + "/kustomization.yaml"));
            var listed = new TreeSet<String>();
            kustomization.path("resources").forEach(file -> listed.add(file.asString()));
            assertThat(files(FOLDER + folder).map(file -> file.getFileName().toString()))
                    .allSatisfy(file -> assertThat(listed).contains(file));
        }
    }

    @Test
    void podsHaveNoRightsTheyDoNotNeed() {
        workloads().forEach(workload -> {
            var name = workload.path("metadata").path("name").asString();
            var pod = workload.path("spec").path("template").path("spec");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true))
                    .as(name)
                    .isFalse();
            assertThat(pod.path("securityContext").path("runAsNonRoot").asBoolean())
                    .as(name)
                    .isTrue();
            assertThat(pod.path("containers")).allSatisfy(container -> {
                var security = container.path("securityContext");
                assertThat(security.path("readOnlyRootFilesystem").asBoolean())
                        .as(name)
                        .isTrue();
                assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                        .as(name)
                        .isFalse();
                assertThat(security.path("capabilities").path("drop").toString())
                        .as(name)
                        .isEqualTo("[\"ALL\"]");
                assertThat(container.path("resources").path("requests").has("cpu"))
                        .as(name)
                        .isTrue();
                assertThat(container.path("resources").path("limits").has("memory"))
                        .as(name)
                        .isTrue();
            });
        });
    }

    @Test
    void servicesAreProbedByTheirHealthGroupsAndMayLoseOneProcessAtATime() {
        var disruption = manifests(FOLDER + "base").stream()
                .filter(manifest -> manifest.path("kind").asString().equals("PodDisruptionBudget"))
                .map(manifest -> manifest.at("/spec/selector/matchLabels/app.kubernetes.io~1name")
                        .asString())
                .toList();
        workloads()
                .filter(workload -> !workload.path("kind").asString().equals("Job"))
                .forEach(workload -> {
                    var container = workload.at("/spec/template/spec/containers/0");
                    assertThat(path(container, "startupProbe")).isEqualTo("/actuator/health/liveness");
                    assertThat(path(container, "livenessProbe")).isEqualTo("/actuator/health/liveness");
                    assertThat(path(container, "readinessProbe")).isEqualTo("/actuator/health/readiness");
                    assertThat(workload.path("spec").path("replicas").asInt()).isGreaterThan(1);
                    assertThat(disruption)
                            .contains(workload.at("/metadata/name").asString());
                    assertThat(workload.at("/spec/selector/matchLabels/app.kubernetes.io~1name")
                                    .asString())
                            .isEqualTo(workload.at("/spec/template/metadata/labels/app.kubernetes.io~1name")
                                    .asString());
                });
    }

    @Test
    void secretsAreReferredToAndTheirNamesAreDocumented() {
        var documented = Repository.read(FOLDER + "README.md");
        var all = manifests(FOLDER + "base");
        assertThat(all).noneMatch(manifest -> manifest.path("kind").asString().equals("Secret"));
        var mounted = new TreeSet<String>();
        all.forEach(manifest -> manifest.findValues("secretName").forEach(name -> mounted.add(name.asString())));
        all.forEach(manifest -> manifest.findValues("secret").forEach(secret -> {
            if (secret.has("name")) {
                mounted.add(secret.path("name").asString());
            }
        }));
        assertThat(mounted)
                .hasSizeGreaterThan(5)
                .allSatisfy(name -> assertThat(documented).contains("| `" + name + "` |"));
        all.stream()
                .filter(manifest -> manifest.path("kind").asString().equals("ConfigMap"))
                .forEach(map -> assertThat(map.path("data").propertyNames())
                        .noneMatch(name -> name.matches(".*(PASSWORD|TOKEN|KEY).*")));
    }

    /// A policy that names pods which are not there allows nothing, silently.
    @Test
    void networkPoliciesNamePodsThatThereAre() {
        var names = workloads()
                .map(workload -> workload.at("/spec/template/metadata/labels/app.kubernetes.io~1name")
                        .asString())
                .toList();
        var policies = manifests(FOLDER + "base").stream()
                .filter(manifest -> manifest.path("kind").asString().equals("NetworkPolicy"))
                .toList();
        assertThat(policies).hasSizeGreaterThan(5);
        policies.forEach(policy -> {
            policy.findValues("app.kubernetes.io/name")
                    .forEach(name -> assertThat(names).contains(name.asString()));
            policy.findValues("values")
                    .forEach(values -> values.forEach(name -> assertThat(names).contains(name.asString())));
        });
        assertThat(policies.getFirst().at("/spec/podSelector").isEmpty()).isTrue();
    }

    private static String path(JsonNode container, String probe) {
        return container.path(probe).path("httpGet").path("path").asString();
    }

    private static Stream<JsonNode> workloads() {
        return manifests(FOLDER + "base").stream()
                .filter(manifest -> WORKLOADS.contains(manifest.path("kind").asString()));
    }

    private static List<JsonNode> manifests(String folder) {
        return files(folder).flatMap(file -> YamlFiles.all(read(file)).stream()).toList();
    }

    private static Stream<Path> files(String folder) {
        try (var files = Files.list(Repository.file(folder))) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The model of the official client refuses fields that the API does not have, and misses those that
    /// it requires.
    private static void isStrict(JsonNode manifest) {
        var kind = manifest.path("kind").asString();
        assertThat(manifest.path("apiVersion").asString())
                .as(kind)
                .isIn("v1", "apps/v1", "batch/v1", "policy/v1", "networking.k8s.io/v1");
        try {
            Class.forName("io.kubernetes.client.openapi.models.V1" + kind)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(manifest.toString()));
        } catch (InvocationTargetException e) {
            throw new AssertionError(
                    kind + " " + manifest.at("/metadata/name") + ": "
                            + e.getCause().getMessage(),
                    e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(kind + " is no kind of the API", e);
        }
    }
}
