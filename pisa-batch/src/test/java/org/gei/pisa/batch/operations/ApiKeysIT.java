package org.gei.pisa.batch.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gei.pisa.batch.RunningBatch.eventually;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.domain.operations.ApiKey;
import org.gei.pisa.domain.operations.ApiKeyRequest;
import org.gei.pisa.domain.operations.ApiScope;
import org.gei.pisa.domain.operations.AuditPage;
import org.gei.pisa.domain.operations.CreatedApiKey;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/// Keys of the API, from the making to the revocation, as an administrator sees them and as they are kept.
class ApiKeysIT {

    private static final TestPostgres SERVER = TestPostgres.server();
    private static final String PATH = "/api/v1/api-keys";
    private static String warehouse;
    private static RunningBatch batch;

    @BeforeAll
    static void start() {
        warehouse = SERVER.createWarehouse();
        batch = new RunningBatch(SERVER, warehouse, List.of());
    }

    @AfterAll
    static void stop() {
        batch.close();
    }

    @Test
    void secretIsShownOnceAndOnlyItsHashIsKept() throws Exception {
        var expires = Instant.parse("2099-01-01T00:00:00Z");
        var created = create("statistics office", expires, ApiScope.STREAMS, ApiScope.ESTIMATES, ApiScope.ESTIMATES);
        assertThat(created.secret())
                .matches("pisa_[a-z2-9]{8}_[a-z2-9]{32}")
                .startsWith(created.key().prefix() + "_");
        assertThat(created.toString()).doesNotContain(created.secret());
        assertThat(created.key().scopes()).containsExactly(ApiScope.ESTIMATES, ApiScope.STREAMS);
        assertThat(created.key().state()).isEqualTo(ApiKey.State.ACTIVE);
        assertThat(created.key().createdBy()).isEqualTo("admin");
        assertThat(created.key().expiresAt()).isEqualTo(expires);
        assertThat(created.key().lastUsedAt()).isNull();
        var listed = batch.get(PATH, String.class);
        assertThat(listed).contains(created.key().prefix()).doesNotContain(created.secret());
        var hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(created.secret().getBytes(StandardCharsets.UTF_8)));
        assertThat(text("select encode(sha256, 'hex') from api_key where id = "
                        + created.key().id()))
                .isEqualTo(hash);
        assertThat(text("select string_agg(k::text, '') from api_key k")).doesNotContain(created.secret());
        assertThat(text("select string_agg(a::text, '') from audit_entry a"))
                .contains("create API key")
                .doesNotContain(created.secret());
    }

    @Test
    void revokedKeyIsKeptAndCannotBeRevokedAgain() {
        var key = create("a partner", null, ApiScope.FIELDWORK).key();
        var revoked = batch.post(PATH + "/" + key.id() + "/revoke", Map.of(), ApiKey.class);
        assertThat(revoked.state()).isEqualTo(ApiKey.State.REVOKED);
        assertThat(revoked.revokedBy()).isEqualTo("admin");
        assertThat(revoked.revokedAt()).isNotNull();
        assertThat(batch.post(PATH + "/" + key.id() + "/revoke")).isEqualTo(409);
        assertThat(batch.post(PATH + "/999999/revoke")).isEqualTo(404);
        assertThat(listed(key.id()).state()).isEqualTo(ApiKey.State.REVOKED);
        var audit = batch.get("/api/v1/audit?q=" + key.prefix(), AuditPage.class);
        assertThat(audit.entries())
                .extracting(entry -> entry.actor() + " " + entry.action() + ": " + entry.outcome())
                .containsExactly(
                        "admin revoke API key: refused: " + key.prefix() + " is expired or revoked already.",
                        "admin revoke API key: done");
    }

    @Test
    void expiredKeyIsSaidToBe() {
        var key = create("for a day", Instant.now().plus(Duration.ofDays(1)), ApiScope.FIELDWORK)
                .key();
        batch.warehouse()
                .sql("update api_key set expires_at = now() where id = " + key.id())
                .update();
        assertThat(listed(key.id()).state()).isEqualTo(ApiKey.State.EXPIRED);
        assertThat(batch.post(PATH + "/" + key.id() + "/revoke")).isEqualTo(409);
    }

    @Test
    void useThatTheApiTellsOfIsWrittenDown() {
        var key = create("used", null, ApiScope.FIELDWORK).key();
        var other = create("not used", null, ApiScope.FIELDWORK).key();
        eventually(
                () -> { // told again until the listener is there, as the API tells of every use
                    SERVER.execute(
                            warehouse,
                            "set role pisa_api; select pg_notify('pisa_api_key_use', '999999,%d')".formatted(key.id()));
                    assertThat(listed(key.id()).lastUsedAt())
                            .isAfter(Instant.now().minusSeconds(60));
                });
        SERVER.execute(warehouse, "select pg_notify('pisa_api_key_use', 'x'), pg_notify('pisa_api_key_use', '')");
        assertThat(listed(other.id()).lastUsedAt()).isNull();
    }

    @Test
    void requestThatCannotBeUsedSaysWhatWasExpected() {
        assertThat(refused("{\"name\": \" \", \"scopes\": [\"ESTIMATES\"]}"))
                .contains("name: expected 1 to 100 characters, but got 0");
        assertThat(refused("{\"name\": \"x\", \"scopes\": []}")).contains("scopes: expected at least one of");
        assertThat(refused("{\"name\": \"x\"}")).contains("scopes: expected at least one of");
        assertThat(refused("{\"name\": \"x\", \"scopes\": [\"ALL\"]}"))
                .contains("expected another kind of value at scopes.[]");
        assertThat(refused("{\"name\": \"x\", \"scopes\": [null]}")).contains("scopes: expected");
        assertThat(refused("{\"name\": \"x\", \"scopes\": [\"ESTIMATES\"], \"expiresAt\": \"2020-01-01T00:00:00Z\"}"))
                .contains("expiresAt: expected a moment after", "but got 2020-01-01T00:00:00Z");
        assertThat(refused("[")).contains("expected a JSON object");
    }

    @Test
    void onlyAdministratorsSeeAndMakeKeys() {
        var manager = RestClient.builder()
                .baseUrl(batch.baseUrl())
                .defaultHeaders(headers -> headers.setBasicAuth("manager", "manager-password"))
                .build();
        assertThat(manager.get()
                        .uri(PATH)
                        .<Integer>exchange(
                                (request, response) -> response.getStatusCode().value()))
                .isEqualTo(403);
        assertThat(RestClient.create(batch.baseUrl())
                        .get()
                        .uri(PATH)
                        .<Integer>exchange(
                                (request, response) -> response.getStatusCode().value()))
                .isEqualTo(401);
    }

    private static CreatedApiKey create(String name, Instant expires, ApiScope... scopes) {
        return batch.post(PATH, new ApiKeyRequest(name, List.of(scopes), expires), CreatedApiKey.class);
    }

    private static ApiKey listed(long id) {
        return List.of(batch.get(PATH, ApiKey[].class)).stream()
                .filter(key -> key.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private static String refused(String body) {
        return batch.operations()
                .post()
                .uri(URI.create(batch.baseUrl() + PATH))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange((request, response) -> {
                    assertThat(response.getStatusCode().value()).isEqualTo(400);
                    assertThat(response.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
                    return new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
                });
    }

    private static String text(String sql) {
        return batch.warehouse().sql(sql).query(String.class).single();
    }
}
