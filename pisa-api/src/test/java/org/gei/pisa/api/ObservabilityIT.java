package org.gei.pisa.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pisa.api.anonymous=true", "pisa.metrics.token=metrics-token-of-the-test"})
class ObservabilityIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final TestWarehouse warehouse = new TestWarehouse();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void warehouse(DynamicPropertyRegistry registry) {
        warehouse.register(registry);
    }

    @Test
    void queriesSubscribersPushesAndFreshnessAreMeasured() {
        warehouse.load("ALB", 1, 1, "1500", "0.05", "0.5", "3");
        eventually("pisa_responses{application=\"pisa-api\",country=\"ALB\"} 1.0");
        var one = listen("/escs");
        var other = listen("/escs");
        var third = listen("/tmins");
        try {
            eventually(
                    "pisa_subscribers{application=\"pisa-api\"} 3.0",
                    "pisa_queries_live{application=\"pisa-api\"} 2.0");
            warehouse.load("ALB", 1, 1, "1500", "0.15", "0.5", "3");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(metrics())
                            .containsPattern(
                                    "pisa_freshness_seconds_count\\{[^}]*country=\"ALB\",stage=\"served\"} [1-9]")
                            .containsPattern(
                                    "pisa_freshness_seconds_bucket\\{[^}]*country=\"ALB\",stage=\"served\",le=\"60.0\"} [1-9]")
                            .containsPattern("pisa_push_size_bytes_count\\{[^}]*} [1-9]")
                            .containsPattern("pisa_push_size_bytes_sum\\{[^}]*} [1-9]\\d{2}")
                            .containsPattern("pisa_queries_computed_seconds_count\\{[^}]*} [1-9]"));
        } finally {
            one.dispose();
            other.dispose();
            third.dispose();
        }
        eventually("pisa_subscribers{application=\"pisa-api\"} 0.0", "pisa_queries_live{application=\"pisa-api\"} 0.0");
    }

    @Test
    void metricsAreForTheirTokenOnlyEvenWhereEverybodyMayAsk() {
        var stranger = client();
        stranger.get().uri("/tmins").exchange().expectStatus().isOk();
        stranger.get().uri("/actuator/prometheus").exchange().expectStatus().isUnauthorized();
        stranger.get().uri("/actuator").exchange().expectStatus().isUnauthorized();
        stranger.get()
                .uri("/actuator/prometheus")
                .header("Authorization", "Bearer metrics-token-of-the-tesT")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    /// Estimates are timed without an observation, all else with one: a reader of the metrics sees no difference.
    @Test
    void requestsForEstimatesAreTimedAsAllOthers() {
        client().get().uri("/tmins").exchange().expectStatus().isOk();
        client().get()
                .uri("/api/v1/estimates?statistic=mean&variable=PVREAD")
                .exchange()
                .expectStatus()
                .isOk();
        client().get()
                .uri("/api/v1/estimates?statistic=mean&variable=NONE")
                .exchange()
                .expectStatus()
                .isBadRequest();
        var line = "http_server_requests_seconds_count{application=\"pisa-api\",error=\"none\",exception=\"none\","
                + "method=\"GET\",outcome=\"%s\",status=\"%d\",uri=\"%s\"} ";
        eventually(
                line.formatted("SUCCESS", 200, "/tmins"),
                line.formatted("SUCCESS", 200, "/api/v1/estimates"),
                line.formatted("CLIENT_ERROR", 400, "/api/v1/estimates"));
    }

    @Test
    void aWarehouseThatIsAwayEndsNeitherLivenessNorReadiness() {
        await().atMost(PATIENCE).untilAsserted(() -> health("readiness"));
        warehouse.allowConnections(false);
        try {
            health("liveness");
            health("readiness");
        } finally {
            warehouse.allowConnections(true);
        }
    }

    private void health(String group) {
        client().get()
                .uri("/actuator/health/" + group)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private reactor.core.Disposable listen(String uri) {
        return client().get()
                .uri(uri)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .returnResult(String.class)
                .getResponseBody()
                .subscribe();
    }

    private void eventually(String... lines) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(metrics()).contains(lines));
    }

    private String metrics() {
        return client().get()
                .uri("/actuator/prometheus")
                .header("Authorization", "Bearer metrics-token-of-the-test")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient client() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 << 20))
                .build();
    }
}
