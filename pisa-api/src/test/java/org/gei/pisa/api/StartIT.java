package org.gei.pisa.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Requests that come before the warehouse could be read.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "pisa.api.anonymous=true")
class StartIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TestWarehouse warehouse = new TestWarehouse();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void warehouseThatIsAway(DynamicPropertyRegistry registry) {
        warehouse.register(registry);
        warehouse.execute("delete from source_state; delete from participant");
        warehouse.allowConnections(false);
    }

    @Test
    void aRequestIsAnsweredOnceTheWarehouseIsReadAndIsNeverCalledWrongBefore() {
        for (var path : new String[] {"/escs?countries=ALB", "/api/v1/estimates?statistic=mean&variable=ESCS"}) {
            assertThatNothingIsKnown(path);
        }
        get("/actuator/health/liveness").expectStatus().isOk();
        warehouse.allowConnections(true);
        assertThatNothingIsKnown("/escs?countries=ALB"); // the load has not written its participants yet
        var answer = Mono.fromCallable(() -> get("/escs?countries=ALB")
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .retry(10)
                .subscribeOn(Schedulers.boundedElastic())
                .toFuture();
        warehouse.addCountry("ALB");
        assertThat(answer).succeedsWithin(PATIENCE).isEqualTo("{\"datasets\":[]}");
    }

    private void assertThatNothingIsKnown(String path) {
        get(path)
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "1")
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("Expected a warehouse with participants, but found none since the start: ask again.");
    }

    private WebTestClient.ResponseSpec get(String path) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .build()
                .get()
                .uri(path)
                .exchange();
    }
}
