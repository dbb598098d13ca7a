package org.gei.pisa.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gei.pisa.testing.http.RawConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposable;

/// What one client may take. Each test asks as clients of its own, from addresses that a trusted proxy
/// vouches for.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "pisa.api.anonymous=true",
            "pisa.api.key=key-of-the-ui",
            "pisa.api.trusted-proxies=127.0.0.1",
            "pisa.api.cors-origins=https://statistics.example.org",
            "pisa.api.limits.period=4s",
            "pisa.api.limits.requests-per-address=10",
            "pisa.api.limits.requests-per-key=15",
            "pisa.api.limits.streams-per-address=3",
            "pisa.api.limits.request-time=1s",
            "pisa.api.limits.idle-time=2s",
            "server.address=127.0.0.1"
        })
class LimitsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration REQUEST_TIME = Duration.ofSeconds(1);
    private static final Duration BELOW_THE_LIMIT = Duration.ofMillis(700);
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final TestWarehouse warehouse = new TestWarehouse();

    @LocalServerPort
    private int port;

    private WebTestClient client;

    @DynamicPropertySource
    static void warehouse(DynamicPropertyRegistry registry) {
        warehouse.register(registry);
    }

    @BeforeEach
    void connect() {
        client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .build();
    }

    @Test
    void addressThatAsksTooOftenWaitsForTheNextPeriod() {
        var address = address();
        var first = get(address, "/submissions");
        assertThat(first.getStatus().value()).isEqualTo(200);
        assertThat(first.getResponseHeaders().getFirst("RateLimit-Policy")).isEqualTo("\"address\";q=10;w=4");
        assertThat(first.getResponseHeaders().getFirst("RateLimit")).matches("\"address\";r=9;t=[1-4]");
        var refused = untilRefused(address);
        assertThat(refused.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(refused.getResponseHeaders().getFirst("RateLimit")).matches("\"address\";r=0;t=[1-4]");
        assertThat(refused.getResponseHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                .matches("[1-4]");
        assertThat(refused.getResponseBody()).contains("Expected at most 10 requests in 4 seconds of one address");
        assertThat(get(address(), "/submissions").getStatus().value())
                .as("another address")
                .isEqualTo(200);
        await().atMost(PATIENCE)
                .until(() -> get(address, "/submissions").getStatus().value() == 200);
    }

    private EntityExchangeResult<String> untilRefused(String address) {
        for (int i = 0; i < 40; i++) {
            var answer = get(address, "/submissions");
            if (answer.getStatus().value() == 429) {
                return answer;
            }
        }
        throw new AssertionError("expected one of 40 requests to be refused, but none was");
    }

    @Test
    void addressesOfOneNetworkOfSixtyFourBitsAreOneClient() {
        for (int i = 0; statusOf("2001:db8:0:77::" + Integer.toHexString(i + 1)) == 200; i++) {
            assertThat(i).isLessThan(40);
        }
        assertThat(statusOf("2001:db8:0:78::1")).isEqualTo(200);
    }

    @Test
    void whoeverGuessesKeysIsCounted() {
        var address = address();
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 25; i++) {
            statuses.add(client.get()
                    .uri("/submissions")
                    .header("X-Forwarded-For", address)
                    .header("Authorization", "Bearer pisa_" + i)
                    .exchange()
                    .expectBody()
                    .returnResult()
                    .getStatus()
                    .value());
        }
        assertThat(statuses).containsOnly(401, 429).startsWith(401);
    }

    @Test
    void keyHasAnAllowanceOfItsOwnAndTheUiHasNone() {
        warehouse.execute("""
            insert into api_key (name, prefix, sha256, scopes, created_by)
            values ('test', 'pisa_testtest', sha256('a-key'), '{FIELDWORK}', 'admin')""");
        await().atMost(PATIENCE).until(() -> status("a-key") == 200);
        var answer = client.get()
                .uri("/submissions")
                .header("Authorization", "Bearer a-key")
                .exchange()
                .expectBody(String.class)
                .returnResult();
        assertThat(answer.getResponseHeaders().getFirst("RateLimit-Policy")).isEqualTo("\"key\";q=15;w=4");
        for (int i = 0; status("a-key") == 200; i++) {
            assertThat(i).isLessThan(60);
        }
        for (int i = 0; i < 40; i++) {
            assertThat(status("key-of-the-ui")).isEqualTo(200);
        }
    }

    @Test
    void healthIsNeverRefused() {
        var address = address();
        for (int i = 0; i < 40; i++) {
            assertThat(get(address, "/actuator/health/liveness").getStatus().value())
                    .isEqualTo(200);
        }
    }

    @Test
    void streamsAreCountedUntilTheyAreClosed() {
        var address = address();
        var open = new ArrayList<Disposable>();
        for (int i = 0; i < 3; i++) {
            open.add(stream(address));
        }
        await().atMost(PATIENCE)
                .pollInterval(BELOW_THE_LIMIT)
                .until(() -> oneMoreStream(address).contains("Expected at most 3 streams at once of one address"));
        assertThat(oneMoreStream(address())).as("another address").isEqualTo("200");
        open.removeLast().dispose();
        await().atMost(PATIENCE)
                .pollInterval(BELOW_THE_LIMIT)
                .until(() -> oneMoreStream(address).equals("200"));
        open.forEach(Disposable::dispose);
    }

    @Test
    void requestThatTricklesInIsClosed() throws IOException {
        long begun = System.nanoTime();
        try (var connection = new RawConnection(port)) {
            connection.send("GET /submissions HTTP/1.1\r\nHost: x\r\n");
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
                try {
                    connection.send("X-More: 1\r\n");
                } catch (IOException _) {
                    return true;
                }
                return connection.closed();
            });
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(REQUEST_TIME, PATIENCE);
        }
    }

    @Test
    void connectionWithoutRequestsIsClosedAndOneWithAStreamIsNot() throws IOException {
        try (var idle = new RawConnection(port);
                var used = new RawConnection(port);
                var streaming = new RawConnection(port)) {
            used.send("GET /submissions HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: " + address() + "\r\n\r\n");
            assertThat(used.receiveUntil("}", PATIENCE)).contains("200 OK");
            streaming.send(
                    "GET /api/v1/submissions HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nX-Forwarded-For: "
                            + address() + "\r\n\r\n");
            await().atMost(PATIENCE).until(() -> idle.closed() && used.closed());
            assertThat(streaming.closed()).isFalse();
        }
    }

    @Test
    void bodyIsNotWaitedFor() throws IOException {
        for (var body : List.of("Content-Length: 100000000000", "Transfer-Encoding: chunked")) {
            try (var connection = new RawConnection(port)) {
                connection.send("POST /submissions HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: " + address() + "\r\n" + body
                        + "\r\n\r\n");
                assertThat(connection.receiveAll(PATIENCE))
                        .startsWith("HTTP/1.1 413")
                        .contains("without a body");
            }
        }
    }

    @Test
    void longRequestLinesAndHeadersAreRefused() throws IOException {
        try (var connection = new RawConnection(port)) {
            connection.send("GET /submissions?countries=" + "A".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(connection.receiveAll(PATIENCE)).startsWith("HTTP/1.1 414");
        }
        try (var connection = new RawConnection(port)) {
            connection.send("GET /submissions HTTP/1.1\r\nHost: x\r\nX-Long: " + "A".repeat(20_000) + "\r\n\r\n");
            assertThat(connection.receiveAll(PATIENCE)).startsWith("HTTP/1.1 431");
        }
    }

    @Test
    void onlyListedOriginsMayReadFromABrowser() {
        client.options()
                .uri("/api/v1/estimates")
                .header("Origin", "https://statistics.example.org")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", "https://statistics.example.org");
        client.get()
                .uri("/submissions")
                .header("Origin", "https://elsewhere.example.org")
                .header("X-Forwarded-For", address())
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Origin");
    }

    private static String address() {
        return "203.0.113." + NEXT.incrementAndGet();
    }

    private EntityExchangeResult<String> get(String address, String path) {
        return client.get()
                .uri(path)
                .header("X-Forwarded-For", address)
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    private int statusOf(String address) {
        return get(address, "/submissions").getStatus().value();
    }

    private int status(String key) {
        return client.get()
                .uri("/submissions")
                .header("Authorization", "Bearer " + key)
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private Disposable stream(String address) {
        return client.get()
                .uri("/api/v1/submissions")
                .header("X-Forwarded-For", address)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .returnResult(String.class)
                .getResponseBody()
                .subscribe();
    }

    /// Opens a stream and closes it; `200`, or what the refusal said.
    private String oneMoreStream(String address) {
        var answer = client.get()
                .uri("/api/v1/submissions")
                .header("X-Forwarded-For", address)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .returnResult(String.class);
        var first = answer.getResponseBody().next().block(PATIENCE);
        return answer.getStatus().value() == 200 ? "200" : String.valueOf(first);
    }
}
