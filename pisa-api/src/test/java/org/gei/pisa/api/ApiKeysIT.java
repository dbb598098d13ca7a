package org.gei.pisa.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/// Keys that administrators made: accepted for what they are for, until they expire or are revoked.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pisa.api.key=key-of-the-ui", "server.address=127.0.0.1"})
class ApiKeysIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
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
        awaitStatus("key-of-the-ui", "/api/v1/variables", 200);
    }

    @ParameterizedTest
    @CsvSource({
        "ESTIMATES, 200 403 200 403",
        "FIELDWORK, 403 200 200 403",
        "'ESTIMATES,FIELDWORK', 200 200 200 403",
        "'FIELDWORK,STREAMS', 403 200 200 200",
        "'ESTIMATES,STREAMS', 200 403 200 403",
        "SOMETHING_NEWER, 403 403 200 403"
    })
    void keyIsForItsScopes(String scopes, String expected) {
        var secret = key(scopes, "null");
        awaitStatus(secret, "/api/v1/participants", 200);
        assertThat("%d %d %d %d"
                        .formatted(
                                status(secret, "/tmins"),
                                status(secret, "/submissions"),
                                status(secret, "/api/v1/participants"),
                                stream(secret, "/api/v1/submissions")))
                .isEqualTo(expected);
    }

    /// Every spelling of a path that a controller takes for its own, and every header by which a stream is
    /// got.
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/estimates", "/api/v1/%65stimates", "/api/v1/estimates;a=b", "/%61pi/v1/estimates"})
    void noSpellingOfAPathLeadsAroundTheScope(String path) {
        var secret = key("FIELDWORK", "null");
        awaitStatus(secret, "/submissions", 200);
        assertThat(status(secret, path + "?statistic=mean&variable=ESCS")).isEqualTo(403);
        assertThat(status("key-of-the-ui", path + "?statistic=mean&variable=ESCS"))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/prometheus", "/%61ctuator/prometheus", "/actuator;a=b/prometheus", "/actuator"})
    void noSpellingOfAPathLeadsToTheMetrics(String path) {
        assertThat(status("key-of-the-ui", path)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/event-stream",
                "text/*",
                "application/xml, text/event-stream;q=0.1",
                "*/*",
                "text/*;q=0.1, */*"
            })
    void streamIsAnsweredOnlyWithItsScope(String accept) {
        var secret = key("FIELDWORK", "null");
        awaitStatus(secret, "/submissions", 200);
        var answer = client.get()
                .uri("/api/v1/submissions")
                .header("Authorization", "Bearer " + secret)
                .header("Accept", accept)
                .exchange()
                .returnResult(String.class);
        assertThat(answer.getResponseHeaders().getContentType())
                .isIn(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void revokedAndExpiredKeysAreRefusedWithinTwoSeconds() {
        var revoked = key("FIELDWORK", "null");
        var expiring = key("FIELDWORK", "now() + interval '1 hour'");
        awaitStatus(revoked, "/submissions", 200);
        awaitStatus(expiring, "/submissions", 200);
        warehouse.execute("update api_key set expires_at = now() + interval '1 second' where sha256 = sha256('%s')"
                .formatted(expiring));
        warehouse.execute("update api_key set revoked_at = now(), revoked_by = 'admin' where sha256 = sha256('%s')"
                .formatted(revoked));
        await().atMost(Duration.ofSeconds(2)).until(() -> status(revoked, "/submissions") == 401);
        awaitStatus(expiring, "/submissions", 401);
    }

    @Test
    void keysGoOnWorkingWhileTheWarehouseIsAway() {
        var secret = key("FIELDWORK", "null");
        awaitStatus(secret, "/submissions", 200);
        warehouse.execute("alter role pisa_api nologin");
        try {
            warehouse.cutConnections("true");
            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> status(secret, "/submissions") == 200);
        } finally {
            warehouse.execute("alter role pisa_api login");
        }
    }

    @Test
    void wrongKeysAreRefusedAndTheAnswerDoesNotRepeatThem() {
        for (var wrong :
                new String[] {"pisa_aaaaaaaa_bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "x", "", "key-of-the-u", "ä"}) {
            client.get()
                    .uri("/submissions")
                    .header("Authorization", "Bearer " + wrong)
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .valueEquals("WWW-Authenticate", "Bearer")
                    .expectBody(String.class)
                    .value(body -> assertThat(body).doesNotContain("aaaa").contains("valid key"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/submissions?key=s3cr3t",
                "/submissions?==key=s3cr3t",
                "/submissions?Access_Token=s3cr3t",
                "/submissions?apikey=s3cr3t",
                "/submissions?countries=pisa_s3cr3tab_c",
                "/submissions?countries=pisa%5Fs3cr3tab%5Fc",
                "/actuator/health/pisa_s3cr3tab_c"
            })
    void keyInTheUrlIsRefusedAndNotRepeated(String uri) {
        client.get()
                .uri(java.net.URI.create("http://127.0.0.1:" + port + uri))
                .header("Authorization", "Bearer key-of-the-ui")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(String.class)
                .value(body -> assertThat(body).doesNotContain("s3cr3t").contains("Expected no key in the URL"));
    }

    @Test
    void useIsToldToWhoeverListens() throws SQLException {
        var secret = key("FIELDWORK", "null");
        var id = (long) warehouse.number("select id from api_key where sha256 = sha256('%s')".formatted(secret));
        awaitStatus(secret, "/submissions", 200);
        assertThat(warehouse.heard("pisa_api_key_use", () -> status(secret, "/submissions"), PATIENCE))
                .matches("(\\d+,)*" + id + "(,\\d+)*");
    }

    @Test
    void roleReadsOfAKeyOnlyWhatItNeeds() throws SQLException {
        assertThat(warehouse.apiMay("select", "api_key")).isFalse();
        assertThat(warehouse.number(
                        "select has_any_column_privilege('pisa_api', 'api_key', 'insert, update, references')::int"))
                .isZero();
        assertThat(warehouse.number("select has_column_privilege('pisa_api', 'api_key', 'created_by', 'select')::int"))
                .isZero();
    }

    /// A key as the batch writes it.
    private static String key(String scopes, String expires) {
        var secret = "pisa_testtest_" + "abcdefgh".repeat(3) + "%08d".formatted(NEXT.incrementAndGet());
        warehouse.execute("""
            insert into api_key (name, prefix, sha256, scopes, created_by, expires_at)
            values ('test', 'pisa_testtest', sha256('%s'), '{%s}', 'admin', %s)""".formatted(secret, scopes, expires));
        return secret;
    }

    private void awaitStatus(String secret, String path, int expected) {
        await().atMost(PATIENCE).until(() -> status(secret, path) == expected);
    }

    private int status(String secret, String path) {
        return client.get()
                .uri(java.net.URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + secret)
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private int stream(String secret, String path) {
        return client.get()
                .uri(path)
                .header("Authorization", "Bearer " + secret)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }
}
