package org.gei.pisa.batch.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.batch.TestSource;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// More countries with a backlog than there is memory for their pages at once.
class ManyBacklogsIT {

    private static final TestPostgres SERVER = TestPostgres.server();
    private static final int ROWS = 1200;

    @BeforeAll
    static void roles() {
        SERVER.createWarehouseRoles();
    }

    @Test
    void areLoadedAFewAtATimeInASmallHeap() throws Exception {
        var sources = Stream.of(
                        "ALB", "ARG", "AUS", "AUT", "BEL", "BGR", "BIH", "BLR", "BRA", "BRN", "CAN", "CHE", "CHL",
                        "COL", "CRI", "CZE", "DEU", "DNK", "DOM", "ESP")
                .map(country -> new TestSource(SERVER, country))
                .toList();
        sources.forEach(source -> source.insert(1, ROWS));
        var warehouse = SERVER.createWarehouse();
        var process = RunningBatch.process(
                List.of("-Xmx160m", "-XX:+ExitOnOutOfMemoryError"), RunningBatch.arguments(SERVER, warehouse, sources));
        try {
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        assertThat(process.isAlive()).as("it has memory enough").isTrue();
                        assertThat(loaded(warehouse)).isEqualTo((long) ROWS * sources.size());
                    });
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static long loaded(String warehouse) throws java.sql.SQLException {
        try (var connection = SERVER.connect(warehouse);
                var rows = connection
                        .createStatement()
                        .executeQuery("select case when to_regclass('source_state') is null"
                                + " then 0 else (xpath('/row/n/text()', query_to_xml('select coalesce(sum(responses), 0) as n from"
                                + " source_state', false, true, '')))[1]::text::bigint end")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
