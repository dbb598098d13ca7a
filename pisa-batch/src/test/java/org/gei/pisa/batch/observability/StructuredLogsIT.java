package org.gei.pisa.batch.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gei.pisa.batch.RunningBatch.eventually;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.batch.TestSource;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StructuredLogsIT {

    private static final TestPostgres SERVER = TestPostgres.server();

    @Test
    void aLineOfAPartitionHasExecutionAndCountry(@TempDir Path directory) throws Exception {
        var warehouse = SERVER.createWarehouse();
        var source = new TestSource(SERVER, "ALB");
        source.insert(1, 2);
        source.execute("alter table responses rename column escs to escs_renamed");
        var log = directory.resolve("batch.log");
        var process = RunningBatch.process(
                List.of(),
                RunningBatch.arguments(
                        SERVER,
                        warehouse,
                        List.of(source),
                        "--logging.structured.format.file=ecs",
                        "--logging.file.name=" + log));
        try {
            eventually(() -> assertThat(lines(log)).anySatisfy(line -> {
                assertThat(line.path("message").asString()).contains("failed for ALB: column escs is missing");
                assertThat(line.path("country").asString()).isEqualTo("ALB");
                assertThat(line.path("execution").asString()).matches("\\d+");
                assertThat(line.path("service").path("name").asString()).isEqualTo("pisa-batch");
                assertThat(line.path("log").path("level").asString()).isEqualTo("WARN");
            }));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static List<JsonNode> lines(Path log) throws Exception {
        var json = new JsonMapper();
        return !Files.exists(log)
                ? List.of()
                : Files.readString(log)
                        .transform(
                                text -> text.substring(0, text.lastIndexOf('\n') + 1)) // the last may be half written
                        .lines()
                        .map(json::readTree)
                        .toList();
    }
}
