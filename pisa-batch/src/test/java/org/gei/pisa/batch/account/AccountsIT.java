package org.gei.pisa.batch.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.domain.operations.Account;
import org.gei.pisa.domain.operations.AccountDetail;
import org.gei.pisa.domain.operations.AccountRequest;
import org.gei.pisa.domain.operations.AccountStanding;
import org.gei.pisa.domain.operations.AuditPage;
import org.gei.pisa.domain.operations.AuditPage.AuditEntry;
import org.gei.pisa.domain.operations.Credentials;
import org.gei.pisa.domain.operations.IssuedPassword;
import org.gei.pisa.domain.operations.PasswordChange;
import org.gei.pisa.domain.operations.RolesRequest;
import org.gei.pisa.testing.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Accounts over HTTP, on a real warehouse. Each test has accounts and addresses of its own.
class AccountsIT {

    private static final TestPostgres SERVER = TestPostgres.server();
    private static final int LONGER_THAN_A_SIGN_IN = 5;
    private static final String GOOD = "four words nobody joins";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static String warehouse;
    private static RunningBatch batch;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        SERVER.createWarehouseRoles();
        warehouse = SERVER.createWarehouse();
        batch = new RunningBatch(SERVER, warehouse, List.of());
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        batch.close();
    }

    @Test
    void rightPasswordFromElsewhereWorksWhileAnAttackerTries() throws Exception {
        var password = ready("ada");
        try (var attackers = Executors.newVirtualThreadPerTaskExecutor()) {
            var guesses = attackers.invokeAll(Collections.nCopies(200, (Callable<Integer>)
                    () -> signIn("ada", "guess", "192.0.2.66").statusCode()));
            var owner = signIn("ada", password, "192.0.2.1");

            assertThat(owner.statusCode()).isEqualTo(200);
            var answers = new ArrayList<Integer>();
            for (var guess : guesses) {
                answers.add(guess.get());
            }
            assertThat(answers.stream().filter(status -> status == 401).count()).isLessThan(10);
            assertThat(answers).containsOnly(401, 429);
        }
        // until the wait is longer than what comes next can take
        await().atMost(Duration.ofSeconds(60))
                .until(() -> retryAfter(signIn("ada", "guess", "192.0.2.66")) > LONGER_THAN_A_SIGN_IN);
        var right = signIn("ada", password, "192.0.2.66");
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(retryAfter(right)).isPositive();
        assertThat(right.body()).contains("Too many attempts failed. Try again in");
    }

    @Test
    void programsThatGuessAreSlowedDownToo() {
        ready("grace");
        for (int i = 0; i < 5; i++) {
            assertThat(basic("grace", "guess").statusCode()).isEqualTo(401);
        }

        // the first wait is short: where it is over before the next guess comes, the one after that is longer
        var answer = await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> basic("grace", "guess"), guess -> guess.statusCode() != 401);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void programsAreToldThatTheWarehouseDoesNotAnswer() {
        SERVER.execute(warehouse, "alter table account rename to account_away");
        try {
            var answer = basic("admin", "whatever it is");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("The warehouse does not answer").doesNotContain("account_away");
        } finally {
            SERVER.execute(warehouse, "alter table account_away rename to account");
        }
    }

    @Test
    void signInsAreAuditedAndAWrongNameIsNotWrittenDown() {
        var password = ready("mary");
        signIn("mary", "guess", "192.0.2.7");
        signIn("mary", password, "192.0.2.7");
        signIn("my-password-in-the-wrong-field", "mary", "192.0.2.7");

        var entries = audit("?action=sign%20in");
        assertThat(entries)
                .anySatisfy(entry -> {
                    assertThat(entry.subject()).isEqualTo("account mary");
                    assertThat(entry.outcome()).isEqualTo("refused: wrong name or password, from 192.0.2.7, attempt 1");
                })
                .anySatisfy(entry -> {
                    assertThat(entry.actor()).isEqualTo("mary");
                    assertThat(entry.outcome()).isEqualTo("done");
                })
                .anySatisfy(entry -> assertThat(entry.subject()).isEqualTo("unknown account"));
        assertThat(entries.toString()).doesNotContain("wrong-field");
    }

    @Test
    void newAccountHasAOneTimePasswordThatMustBeChanged() {
        var issued = create("joan", "MANAGER");
        assertThat(issued.password()).matches("([a-z2-9]{5}-){3}[a-z2-9]{5}");
        assertThat(issued.until()).isAfter(Instant.now());
        assertThat(issued.account().oneTimeUntil()).isNotNull();

        var first = account(signIn("joan", issued.password(), "192.0.2.8"));
        assertThat(first.mustChangePassword()).isTrue();
        assertThat(first.roles()).containsExactly("MANAGER");

        assertThat(change("joan", issued.password(), "short").body()).contains("at least 12 are expected");
        assertThat(change("joan", "not this", GOOD).body()).contains("The current password is wrong.");
        assertThat(change("joan", issued.password(), GOOD).statusCode()).isEqualTo(204);

        var next = account(signIn("joan", GOOD, "192.0.2.8"));
        assertThat(next.mustChangePassword()).isFalse();
        assertThat(next.version()).isGreaterThan(first.version());
        assertThat(signIn("joan", issued.password(), "192.0.2.8").statusCode()).isEqualTo(401);
    }

    @Test
    void oneTimePasswordExpires() {
        var issued = create("edith", "MANAGER");
        batch.warehouse()
                .sql("update account set one_time_until = now() - interval '1 second' where name = 'edith'")
                .update();

        assertThat(signIn("edith", issued.password(), "192.0.2.9").statusCode()).isEqualTo(401);
    }

    @Test
    void oneTimePasswordOpensNothingForPrograms() {
        var issued = create("ruth", "ADMIN");

        assertThat(basic("ruth", issued.password()).statusCode()).isEqualTo(403);
    }

    @Test
    void nobodyChangesTheirPasswordForAnother() {
        ready("rosa");

        var answer = send("/api/v1/accounts/rosa/password", "eve", new PasswordChange(GOOD, GOOD + "!", "192.0.2.9"));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void passwordsAreKeptAsBcrypt() {
        ready("hash");

        assertThat(batch.warehouse()
                        .sql("select password_hash from account")
                        .query(String.class)
                        .list())
                .allMatch(hash -> hash.matches("\\{bcrypt}\\$2a\\$1\\d\\$.{53}"));
    }

    @Test
    void whatEndsSessionsMakesTheVersionGrow() {
        ready("nora");
        var before = standing("nora");

        send("/api/v1/accounts/nora/roles", "admin", new RolesRequest(List.of("ADMIN")));
        var after = standing("nora");
        assertThat(after.getFirst().version()).isGreaterThan(before.getFirst().version());

        assertThat(send("/api/v1/accounts/nora/disable", "admin", null).statusCode())
                .isEqualTo(200);
        assertThat(standing("nora")).isEmpty();
        assertThat(signIn("nora", GOOD, "192.0.2.10").statusCode()).isEqualTo(401);

        send("/api/v1/accounts/nora/enable", "admin", null);
        assertThat(standing("nora").getFirst().version())
                .isGreaterThan(after.getFirst().version());
        assertThat(signIn("nora", GOOD, "192.0.2.10").statusCode()).isEqualTo(200);
    }

    @Test
    void resetTakesTheOldPasswordAwayAndIsAudited() {
        ready("vera");

        var issued = JSON.readValue(
                send("/api/v1/accounts/vera/reset", "admin", null).body(), IssuedPassword.class);

        assertThat(signIn("vera", GOOD, "192.0.2.11").statusCode()).isEqualTo(401);
        assertThat(account(signIn("vera", issued.password(), "192.0.2.11")).mustChangePassword())
                .isTrue();
        assertThat(audit("?action=reset%20password&q=vera"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo("admin"));
        assertThat(audit("").toString()).doesNotContain(issued.password());
    }

    @Test
    void lastActiveAdministratorStays() throws Exception {
        var server = TestPostgres.server();
        try (var other = new RunningBatch(server, server.createWarehouse(), List.of())) {
            var refused = post(other, "/api/v1/accounts/admin/disable", null);
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("admin is the last account with role ADMIN that can sign in.");
            assertThat(post(other, "/api/v1/accounts/admin/roles", new RolesRequest(List.of("MANAGER")))
                            .statusCode())
                    .isEqualTo(409);
            assertThat(post(other, "/api/v1/accounts/admin/reset", null).statusCode())
                    .isEqualTo(409);
            assertThat(list(other).getFirst().actions()).containsExactly("roles");

            // one that never signed in does not count
            post(other, "/api/v1/accounts", new AccountRequest("second", List.of("ADMIN")));
            assertThat(post(other, "/api/v1/accounts/admin/disable", null).statusCode())
                    .isEqualTo(409);

            other.warehouse()
                    .sql("update account set one_time_until = null where name = 'second'")
                    .update();
            try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = both.invokeAll(List.of(
                        (Callable<Integer>) () -> post(other, "/api/v1/accounts/admin/disable", null)
                                .statusCode(),
                        () -> post(other, "/api/v1/accounts/second/disable", null)
                                .statusCode()));

                assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 409);
            }
        }
    }

    @Test
    void namesAndRolesAreChecked() {
        assertThat(send("/api/v1/accounts", "admin", new AccountRequest("Ada Lovelace", List.of("ADMIN")))
                        .body())
                .contains("name: expected 1 to 64 of a-z");
        assertThat(send("/api/v1/accounts", "admin", new AccountRequest("kate", List.of("ROOT")))
                        .body())
                .contains("roles: expected one or more of [ADMIN, MANAGER], but got [ROOT]");
        create("kate", "MANAGER");
        assertThat(send("/api/v1/accounts", "admin", new AccountRequest("kate", List.of("MANAGER")))
                        .statusCode())
                .isEqualTo(409);
        assertThat(send("/api/v1/accounts/nobody/disable", "admin", null).statusCode())
                .isEqualTo(404);
    }

    /// An account that has chosen the good password.
    private static String ready(String name) {
        var issued = create(name, "MANAGER");
        assertThat(change(name, issued.password(), GOOD).statusCode()).isEqualTo(204);
        return GOOD;
    }

    private static IssuedPassword create(String name, String... roles) {
        var answer = send("/api/v1/accounts", "admin", new AccountRequest(name, List.of(roles)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readValue(answer.body(), IssuedPassword.class);
    }

    private static HttpResponse<String> change(String name, String current, String next) {
        return send("/api/v1/accounts/" + name + "/password", name, new PasswordChange(current, next, "192.0.2.50"));
    }

    private static HttpResponse<String> signIn(String name, String password, String address) {
        return send("/api/v1/accounts/authenticate", "admin", new Credentials(name, password, address));
    }

    private static long retryAfter(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong("Retry-After").orElse(0);
    }

    private static Account account(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readValue(answer.body(), Account.class);
    }

    private static List<AccountStanding> standing(String name) {
        return List.of(batch.get("/api/v1/accounts/standing?name=" + name, AccountStanding[].class));
    }

    private static List<AccountDetail> list(RunningBatch of) {
        return List.of(of.get("/api/v1/accounts", AccountDetail[].class));
    }

    private static List<AuditEntry> audit(String query) {
        return batch.get("/api/v1/audit" + query, AuditPage.class).entries();
    }

    private static HttpResponse<String> basic(String name, String password) {
        var credentials = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        return exchange(HttpRequest.newBuilder(URI.create(batch.baseUrl() + "/api/v1/accounts"))
                .header("Authorization", "Basic " + credentials));
    }

    private static HttpResponse<String> post(RunningBatch to, String path, @Nullable Object body) {
        return exchange(to, path, "admin", body);
    }

    private static HttpResponse<String> send(String path, String user, @Nullable Object body) {
        return exchange(batch, path, user, body);
    }

    private static HttpResponse<String> exchange(RunningBatch to, String path, String user, @Nullable Object body) {
        return exchange(HttpRequest.newBuilder(URI.create(to.baseUrl() + path))
                .header("Authorization", "Bearer " + RunningBatch.TOKEN)
                .header("X-Pisa-User", user)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body == null ? "" : JSON.writeValueAsString(body))));
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
