package org.gei.pisa.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/// Responses are read from one warehouse, changes are announced by another. The first gets what the
/// second has when the test says so: a replica that is behind.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "pisa.api.anonymous=true")
class ReplicaIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final TestWarehouse primary = new TestWarehouse();
    private static final TestWarehouse replica = new TestWarehouse();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void warehouses(DynamicPropertyRegistry registry) {
        replica.register(registry);
        registry.add("pisa.warehouse.primary.url", primary::url);
    }

    @Test
    void whatThePrimaryAnnouncesIsReadOnceTheReplicaHasIt() throws Exception {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(count()).isEqualTo("{\"count\":0}"));
        long reads = reads();
        primary.load("ALB", 1, 1, "1500", "0.05", "0.5", "3");
        await().atMost(PATIENCE).until(() -> reads() > reads + 2); // it looks again and again, and there is nothing yet
        assertThat(count()).isEqualTo("{\"count\":0}");
        // without a notice: nobody on a replica can send one
        replica.load("ALB", 1, 1, "1500", "0.05", "0.5", "3", "now()", false);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(count()).isEqualTo("{\"count\":1}"));
    }

    private static long reads() throws Exception {
        return (long) replica.number(
                "select xact_commit + xact_rollback from pg_stat_database where datname = current_database()");
    }

    private String count() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .build()
                .get()
                .uri("/submissions")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
