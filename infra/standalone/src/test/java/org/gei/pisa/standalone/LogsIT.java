package org.gei.pisa.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.gei.pisa.testing.http.RawConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// A run in which all goes wrong that makes programs talk; and then no log of any of them has a secret, or what a
/// student answered.
class LogsIT {

    /// Answers and numbers that nobody gives by chance, each in a row that is loaded or in one that is not.
    private static final String ESCS = "7.654321";
    private static final String TMINS = "9876.54321";
    private static final String SCHOOL = "76543219";
    private static final String STUDENT = "87654321";
    private static final String TOO_LONG = "918273645546372819";
    private static final String TEXT = "answer-of-a-student";

    private static final String PASSWORD = "password-that-was-tried";
    private static final String PASSWORD_AS_NAME = "password-in-the-place-of-the-name";
    private static final String PARAMETER = "secret-as-a-parameter";

    /// Before a statement, as Spring and PostgreSQL say it.
    private static final List<String> STATEMENTS = List.of("SQL [", "STATEMENT:");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private final List<String> never = new ArrayList<>(
            List.of(ESCS, TMINS, SCHOOL, STUDENT, TOO_LONG, TEXT, PASSWORD, PASSWORD_AS_NAME, PARAMETER));

    @Test
    void noLogHasASecretOrAnAnswer() throws Exception {
        try (var system = SystemUnderTest.start(data(), "--countries", "ALB,BRN", "--rate", "0", "--initial", "200")) {
            system.awaitCaughtUp();
            answersThatBreakRules(system);
            reconcile(system);
            var key = apiKey(system);
            never.add(key);
            askForWhatIsNot(system, key);
            signInWithWhatIsWrong(system);
            sendWhatIsNoRequest(system);
            cutASourceOff(system);
            letTheWarehouseRefuseARow(system);
            killAndGoOn(system);
            system.awaitCaughtUp();
            assertLogsAreClean(system);
        }
    }

    private void assertLogsAreClean(SystemUnderTest system) throws IOException {
        var logs = logs();
        assertThat(logs.keySet()).contains("batch.log", "api.log", "ui.log", "postgres.log");
        assertThat(logs.get("batch.log")).contains("BRN: the source closed the connection; trying again");
        assertThat(logs.get("postgres.log")).contains("violates check constraint");
        var secrets = secrets();
        assertThat(secrets).containsKeys("postgres", "pisa_batch", "operations-token", "api-key", "admin");
        var found = new SoftAssertions();
        logs.forEach((log, text) -> {
            secrets.forEach((name, value) -> found.assertThat(lines(text, value))
                    .as("%s in %s", name, log)
                    .isEmpty());
            Stream.concat(STATEMENTS.stream(), never.stream())
                    .forEach(value -> found.assertThat(lines(text, value))
                            .as("%s in %s", value, log)
                            .isEmpty());
        });
        found.assertThat(system.inWarehouse(
                        "select count(*) from batch_step_execution where exit_message like '%" + ESCS + "%'"))
                .as("steps whose message has an answer")
                .isZero();
        found.assertAll();
        // the launcher says how to sign in, and nothing more
        system.state().accounts().values().forEach(secrets.values()::remove);
        var console = system.console();
        assertThat(secrets.values()).isNotEmpty().noneMatch(console::contains);
        assertThat(never).noneMatch(console::contains);
    }

    private static void answersThatBreakRules(SystemUnderTest system) throws IOException, InterruptedException {
        system.inSource(
                "ALB",
                "update responses set tmins = '%s', cntstuid = '%s', cntschid = '%s' where id = (select min(id) from responses)"
                        .formatted(TMINS, STUDENT, SCHOOL),
                "update responses set st004d01t = '%s', cntstuid = '%s', tmins = '%s' where id = (select min(id) + 2 from responses)"
                        .formatted(TEXT, TOO_LONG, TMINS));
        await().atMost(SystemUnderTest.PATIENCE)
                .until(() -> system.inWarehouse("select count(*) from quarantined_response") == 1
                        && system.inWarehouse("select count(*) from student_response where cntstuid = " + STUDENT)
                                == 1);
        for (var path : List.of("/api/v1/quarantine?country=ALB", "/api/v1/quarantine.csv")) {
            assertThat(get(system.state().batch() + path, "Authorization", admin(system))
                            .body())
                    .contains(TEXT);
        }
        assertThat(operation(system, "/api/v1/quarantine/retry", "{\"country\": \"ALB\", \"rows\": []}")
                        .statusCode())
                .isEqualTo(200);
    }

    private static void reconcile(SystemUnderTest system) throws IOException, InterruptedException {
        assertThat(operation(
                                system,
                                "/api/v1/executions",
                                "{\"job\": \"reconcile\", \"countries\": [], \"full\": false}")
                        .statusCode())
                .isEqualTo(202);
        await().atMost(SystemUnderTest.PATIENCE)
                .until(() -> system.inWarehouse("select count(*) from completeness_proof") == 2);
    }

    private static String apiKey(SystemUnderTest system) throws IOException, InterruptedException {
        var made = operation(system, "/api/v1/api-keys", "{\"name\": \"test\", \"scopes\": [\"FIELDWORK\"]}");
        assertThat(made.statusCode()).isEqualTo(201);
        return JsonMapper.shared().readTree(made.body()).get("secret").asString();
    }

    private static void askForWhatIsNot(SystemUnderTest system, String key) throws IOException, InterruptedException {
        var api = system.state().api();
        await().atMost(SystemUnderTest.PATIENCE)
                .until(() -> get(api + "/submissions", "Authorization", "Bearer " + key)
                                .statusCode()
                        == 200);
        assertThat(get(api + "/submissions", "Authorization", "Bearer " + key + "x")
                        .statusCode())
                .isEqualTo(401);
        assertThat(get(api + "/submissions?key=" + key, "Accept", "*/*").statusCode())
                .isEqualTo(400);
        for (var wrong : List.of(
                "/submissions?countries=" + PARAMETER,
                "/api/v1/estimates?statistic=" + PARAMETER + "&variable=" + PARAMETER,
                "/api/v1/submissions/timeline?interval=" + PARAMETER + "&from=" + PARAMETER)) {
            assertThat(get(api + wrong, "Accept", "application/json").statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        var batch = system.state().batch();
        assertThat(get(batch + "/api/v1/executions/" + PARAMETER, "Authorization", admin(system))
                        .statusCode())
                .isEqualTo(400);
        assertThat(get(batch + "/api/v1/audit?from=" + PARAMETER, "Authorization", admin(system))
                        .statusCode())
                .isEqualTo(400);
        for (var resource : List.of("executions", "accounts", "accounts/admin/roles", "api-keys")) {
            assertThat(operation(system, "/api/v1/" + resource, "{\"name\": " + PARAMETER + "}")
                            .statusCode())
                    .as(resource)
                    .isEqualTo(400);
        }
    }

    private void signInWithWhatIsWrong(SystemUnderTest system) throws IOException, InterruptedException {
        var sources = system.state().batch() + "/api/v1/sources";
        for (var credentials : List.of(basic("admin", PASSWORD), basic(PASSWORD_AS_NAME, "x"), "Bearer " + PARAMETER)) {
            never.add(credentials.substring(credentials.indexOf(' ') + 1));
            assertThat(get(sources, "Authorization", credentials).statusCode()).isEqualTo(401);
        }
        assertThat(post(
                                system.state().batch() + "/api/v1/accounts/authenticate",
                                "Bearer " + secrets().get("operations-token"),
                                "{\"name\": \"admin\", \"password\": " + PASSWORD + "}")
                        .statusCode())
                .isEqualTo(400);
        for (var form : List.of(
                Map.of("username", "admin", "password", PASSWORD),
                Map.of("username", PASSWORD_AS_NAME, "password", "x"),
                Map.of(
                        "username",
                        "admin",
                        "password",
                        system.state().accounts().get("admin")))) {
            var body = new ArrayList<String>();
            form.forEach((name, value) -> body.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
            var request = HttpRequest.newBuilder(URI.create(system.state().ui() + "/login"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(String.join("&", body)))
                    .build();
            assertThat(HTTP.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(302);
        }
    }

    /// Servers quote in their logs what they can't read.
    private static void sendWhatIsNoRequest(SystemUnderTest system) throws IOException {
        for (var base : List.of(
                system.state().batch(), system.state().api(), system.state().ui())) {
            int port = URI.create(base).getPort();
            for (var head : List.of(
                    "GET /?password={" + PARAMETER + "} HTTP/1.1\r\nHost: x",
                    "GET /login?password=" + PARAMETER + "%zz HTTP/1.1\r\nHost: x",
                    "GET / HTTP/1.1\r\nHost: {" + PARAMETER + "}",
                    "GET / HTTP/1.1\r\nHost: x\r\nCookie: JSESSIONID={" + PARAMETER + "}; " + PARAMETER + "=\"\u0001",
                    "GET / HTTP/1.1\r\nHost: x\r\nAuthorization " + PARAMETER,
                    PARAMETER + " / HTTP/1.1\r\nHost: x")) {
                try (var connection = new RawConnection(port)) {
                    connection.send(head + "\r\nConnection: close\r\n\r\n");
                    connection.receiveAll(Duration.ofSeconds(20));
                }
            }
        }
    }

    private static void cutASourceOff(SystemUnderTest system) {
        system.inSource(
                "ALB",
                "alter database source_brn allow_connections false",
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'source_brn'");
        await().atMost(SystemUnderTest.PATIENCE)
                .until(() -> system.inWarehouse("select count(*) from source_state where state = 'DOWN'") == 1);
        system.inSource("ALB", "alter database source_brn allow_connections true");
        await().atMost(SystemUnderTest.PATIENCE)
                .until(() -> system.inWarehouse("select count(*) from source_state where state = 'LIVE'") == 2);
    }

    /// A database that refuses a row quotes it.
    private static void letTheWarehouseRefuseARow(SystemUnderTest system) {
        system.changeWarehouse("alter table student_response add constraint refused check (escs <> " + ESCS + ")");
        system.inSource(
                "ALB", "update responses set escs = '" + ESCS + "' where id = (select min(id) + 1 from responses)");
        await().atMost(SystemUnderTest.PATIENCE)
                .until(() -> system.inWarehouse(
                                "select count(*) from batch_step_execution where step_name = 'load:ALB' and status = 'FAILED'")
                        > 0);
        system.changeWarehouse("alter table student_response drop constraint refused");
    }

    private static void killAndGoOn(SystemUnderTest system) throws IOException {
        for (var name : List.of("batch", "api")) {
            var process = system.process(name).orElseThrow();
            process.destroyForcibly();
            process.onExit().join();
            await().atMost(SystemUnderTest.PATIENCE)
                    .until(() -> system.process(name).isPresent());
        }
        await().atMost(SystemUnderTest.PATIENCE.multipliedBy(2)) // the batch has to start before
                .until(() -> system.inWarehouse("select count(*) from student_response where escs = " + ESCS) == 1);
        system.changeWarehouse(
                "select pg_terminate_backend(pid) from pg_stat_activity where usename in ('pisa_batch', 'pisa_api')");
        await().atMost(SystemUnderTest.PATIENCE)
                .until(() -> get(system.state().batch() + "/api/v1/sources", "Authorization", admin(system))
                                .statusCode()
                        == 200);
    }

    private static HttpResponse<String> operation(SystemUnderTest system, String path, String json)
            throws IOException, InterruptedException {
        return post(system.state().batch() + path, admin(system), json);
    }

    private static HttpResponse<String> post(String uri, String authorization, String json)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(uri))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String uri, String header, String value)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(uri)).header(header, value).build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static String admin(SystemUnderTest system) {
        return basic("admin", system.state().accounts().get("admin"));
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Map<String, String> secrets() throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(data().resolve("secrets.properties"))) {
            properties.load(reader);
        }
        var secrets = new TreeMap<String, String>();
        properties.forEach((name, value) -> secrets.put(name.toString(), value.toString()));
        return secrets;
    }

    private Map<String, String> logs() throws IOException {
        var logs = new TreeMap<String, String>();
        try (var files = Files.newDirectoryStream(data().resolve("logs"))) {
            for (var file : files) {
                logs.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return logs;
    }

    private static List<String> lines(String text, String value) {
        return text.lines().filter(line -> line.contains(value)).toList();
    }
}
