package org.gei.pisa.deployment.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gei.pisa.deployment.Repository;
import org.gei.pisa.deployment.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ObservabilityFilesTests {

    private static final String FOLDER = "infra/observability/";
    private static final String BOARD = FOLDER + "grafana/pisa-live.json";
    private static final Pattern OWN_METER = Pattern.compile("pisa_[a-z_]+");

    @Test
    void prometheusAcceptsItsConfiguration(@TempDir Path directory) throws Exception {
        var promtool = Tool.required("promtool", "prometheus");
        for (var file : List.of("prometheus.yml", "alerts.yml")) {
            Files.copy(Repository.file(FOLDER + file), directory.resolve(file));
        }
        Files.createDirectory(directory.resolve("secrets"));
        Files.writeString(directory.resolve("secrets/metrics-token"), "token");
        assertThat(promtool.accepts(directory, "check", "config", "prometheus.yml"))
                .contains("SUCCESS")
                .contains("12 rules found");
    }

    @Test
    void everyRuleAlertsWhenItShouldAndOnlyThen() throws Exception {
        var promtool = Tool.required("promtool", "prometheus");
        assertThat(promtool.accepts(Repository.file(FOLDER), "test", "rules", "alerts.test.yml"))
                .contains("SUCCESS");
        var tested = Repository.read(FOLDER + "alerts.test.yml");
        assertThat(matches("alert: (\\w+)", Repository.read(FOLDER + "alerts.yml")))
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(tested).contains("alertname: " + alert));
    }

    @Test
    void everyQueryOfTheBoardIsOne(@TempDir Path directory) throws Exception {
        var promtool = Tool.required("promtool", "prometheus");
        var rules = new StringBuilder("groups:\n  - name: board\n    rules:\n");
        int number = 0;
        for (var query : queries()) {
            rules.append("      - record: board:query_%d\n        expr: |\n          %s\n"
                    .formatted(number++, query.replace("$country", ".*")));
        }
        Files.writeString(directory.resolve("board.yml"), rules);
        promtool.accepts(directory, "check", "rules", "board.yml");
        assertThat(number).isGreaterThan(30);
    }

    @Test
    void everyMeterThatIsAskedForIsDocumented() {
        var documented = Repository.read("docs/borders.md");
        var asked = new TreeSet<>(matches("(pisa_[a-z_]+)", Repository.read(FOLDER + "alerts.yml")));
        queries().forEach(query -> OWN_METER.matcher(query).results().forEach(match -> asked.add(match.group())));
        assertThat(asked)
                .hasSizeGreaterThan(12)
                .allSatisfy(meter ->
                        assertThat(documented).contains("`" + meter.replaceAll("_(bucket|sum|count|max)$", "")));
    }

    @Test
    void panelsOfTheBoardDoNotOverlapAndAreAllNamed() {
        var board = new JsonMapper().readTree(Repository.read(BOARD));
        var taken = new TreeSet<String>();
        for (var panel : board.path("panels")) {
            assertThat(panel.path("title").asString()).isNotBlank();
            var place = panel.path("gridPos");
            for (int x = place.path("x").asInt();
                    x < place.path("x").asInt() + place.path("w").asInt();
                    x++) {
                for (int y = place.path("y").asInt();
                        y < place.path("y").asInt() + place.path("h").asInt();
                        y++) {
                    assertThat(taken.add(x + "/" + y))
                            .as(panel.path("title").asString())
                            .isTrue();
                }
            }
        }
    }

    private static List<String> queries() {
        return stream(new JsonMapper().readTree(Repository.read(BOARD)).path("panels"))
                .flatMap(panel -> stream(panel.path("targets")))
                .map(target -> target.path("expr").asString())
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return array.values().stream();
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
