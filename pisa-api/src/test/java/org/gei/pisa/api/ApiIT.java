package org.gei.pisa.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.domain.live.Means;
import org.gei.pisa.domain.live.Submissions;
import org.gei.pisa.domain.live.Timeline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pisa.api.key=a-key-for-tests", "server.address=127.0.0.1"})
class ApiIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final TestWarehouse warehouse = new TestWarehouse();

    @LocalServerPort
    private int port;

    private WebTestClient client;

    @DynamicPropertySource
    static void warehouse(DynamicPropertyRegistry registry) {
        warehouse.register(registry);
    }

    @BeforeEach
    void oneResponsePerCountry() {
        client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader("Authorization", "Bearer a-key-for-tests")
                .responseTimeout(PATIENCE)
                .build();
        warehouse.load("ALB", 1, 2, "1500", "0.05", "0.5", "3");
        warehouse.load("ALB", 2, 1, "1800", "-1.25", "null", "2");
        warehouse.load("BRN", 1, 1, "1200", "-0.35", "-0.25", "4");
        awaitEqual("/submissions", "{\"count\":3}");
        awaitCaughtUp();
    }

    @Test
    void originalEndpointsHaveTheOriginalJson() {
        awaitEqual("/tmins", """
                {"datasets":[{"country":"ALB","hours":27.5},{"country":"BRN","hours":20.0}]}""");
        awaitEqual("/tmins?weighted=true&countries=alb", """
                {"datasets":[{"country":"ALB","hours":26.7}]}""");
        awaitEqual("/escs", """
                {"datasets":[{"id":"ALB","value":-0.6},{"id":"BRN","value":-0.4}]}""");
        awaitEqual("/eeb", """
                {"datasets":[{"id":"ALB","data":[{"x":3.00,"y":0.5000,"submissions":1}]},\
                {"id":"BRN","data":[{"x":4.00,"y":-0.2500,"submissions":1}]}]}""");
        awaitEqual("/submissions?countries=BRN", "{\"count\":1}");
        awaitEqual("/tmins?countries=CHL", "{\"datasets\":[]}");
        client.get()
                .uri("/sot")
                .exchange()
                .expectBody()
                .jsonPath("$.datasets[0].id")
                .isEqualTo("Submissions")
                .jsonPath("$.datasets[0].data.length()")
                .isEqualTo(24)
                .jsonPath("$.datasets[0].data[*].y")
                .value(List.class, hours -> assertThat(newest(hours, 2)).isEqualTo(3)); // an hour may have begun since
    }

    @Test
    void streamsShowACorrectionAndCountNoSubmission() throws SQLException {
        var before = submissions("").total();
        StepVerifier.create(means("/escs?countries=ALB"))
                .expectNextCount(1)
                .then(() -> warehouse.load("ALB", 2, 1, "1800", "-1.65", "null", "2"))
                .assertNext(event -> {
                    assertThat(event.event()).isEqualTo("snapshot");
                    assertThat(event.retry()).isEqualTo(Duration.ofSeconds(1));
                    assertThat(event.data().countries().getFirst().value()).isCloseTo(-0.8, within(1e-12));
                    assertThat(event.id()).isEqualTo(Long.toString(event.data().version()));
                })
                .thenCancel()
                .verify(PATIENCE);
        assertThat(submissions("").total()).isEqualTo(before);
        assertThat(means("/escs?countries=ALB")
                        .blockFirst(PATIENCE)
                        .data()
                        .countries()
                        .getFirst()
                        .value())
                .isCloseTo(warehouse.number("select avg(escs) from student_response where cnt = 'ALB'"), within(1e-12));
    }

    /// Three countries change at once, again and again, while somebody listens; the store hears of each from threads
    /// of its own.
    @Test
    void changesOfSeveralCountriesAtOnceAreAllSeen() throws SQLException {
        var listening = means("/tmins").subscribe();
        try (var writers = Executors.newFixedThreadPool(TestWarehouse.COUNTRIES.size())) {
            for (var country : TestWarehouse.COUNTRIES) {
                writers.execute(() -> {
                    for (int id = 1001; id <= 1400; id++) {
                        warehouse.load(country, id, 1, "1500", "0.05", "0.5", "3");
                    }
                });
            }
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (var country : TestWarehouse.COUNTRIES) {
                assertThat(submissions("?countries=" + country).total())
                        .as(country)
                        .isEqualTo((long) warehouse.number(
                                "select count(*) from student_response where cnt = '" + country + "'"));
            }
        });
        listening.dispose();
        warehouse.execute("""
                delete from student_response where id > 1000;
                update source_state s set version = version + 1,
                    responses = (select count(*) from student_response r where r.cnt = s.cnt);
                select pg_notify('pisa_change', cnt) from source_state""");
        awaitEqual("/submissions", "{\"count\":3}");
    }

    @Test
    void lastEventIdIsSilentUntilSomethingChanges() {
        var version = means("/escs?countries=BRN").blockFirst(PATIENCE).id();
        StepVerifier.create(client.get()
                        .uri("/escs?countries=BRN")
                        .accept(MediaType.TEXT_EVENT_STREAM)
                        .header("Last-Event-ID", version)
                        .exchange()
                        .returnResult(new ParameterizedTypeReference<ServerSentEvent<Means>>() {})
                        .getResponseBody())
                .assertNext(comment -> assertThat(comment.data()).isNull())
                .expectNoEvent(Duration.ofMillis(1500))
                .then(() -> warehouse.load("BRN", 1, 1, "1200", "0.75", "-0.25", "4"))
                .assertNext(event -> assertThat(event.id()).isNotEqualTo(version))
                .then(() -> warehouse.load("BRN", 1, 1, "1200", "-0.35", "-0.25", "4"))
                .expectNextCount(1)
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void aBurstIsPacedAndEndsWithTheNewest() {
        int corrections = 40;
        var events = means("/escs?countries=BRN")
                .takeUntil(event -> event.data().countries().getFirst().value() == corrections / 100.0)
                .doOnSubscribe(_ -> new Thread(() -> warehouse.correctInABurst("BRN", 1, corrections)).start())
                .collectList()
                .block(PATIENCE);
        assertThat(events).hasSizeLessThan(corrections / 2);
        assertThat(events.getLast().data().countries().getFirst().value()).isEqualTo(0.4);
        warehouse.load("BRN", 1, 1, "1200", "-0.35", "-0.25", "4");
    }

    @Test
    void whatChangedWhileNobodyListenedIsReadAfterReconnecting() {
        warehouse.cutConnections("true");
        warehouse.load("CHL", 9, 1, "1860", "0.1", "0.2", "1");
        awaitEqual("/tmins?countries=CHL", "{\"datasets\":[{\"country\":\"CHL\",\"hours\":31.0}]}");
        // a notice that was lost: the next look at the states finds the newer version
        warehouse.load("CHL", 9, 1, "1800", "0.1", "0.2", "1", "now()", false);
        warehouse.execute("select pg_notify('pisa_state', '')");
        awaitEqual("/tmins?countries=CHL", "{\"datasets\":[{\"country\":\"CHL\",\"hours\":30.0}]}");
        // rows that were removed: counts differ, everything is read again
        warehouse.execute("""
                delete from student_response where cnt = 'CHL';
                update source_state set version = version + 1, responses = 0 where cnt = 'CHL';
                select pg_notify('pisa_change', 'CHL')""");
        awaitEqual("/submissions?countries=CHL", "{\"count\":0}");
        awaitEqual("/submissions", "{\"count\":3}");
    }

    @Test
    void countsTimelinesAndFreshness() {
        warehouse.load("BRN", 50, 1, "null", "null", "null", "null", "now() - interval '3 hours'", true);
        awaitJson(
                "/api/v1/submissions/timeline?interval=hour",
                Timeline.class,
                timeline -> timeline.counts().stream()
                                .filter(count -> count.submissions() > 0)
                                .count()
                        == 2);
        var timeline = get("/api/v1/submissions/timeline?interval=minute", Timeline.class);
        assertThat(timeline.counts()).hasSize(60);
        var submissions = submissions("?countries=ALB,BRN");
        assertThat(submissions.expected()).isEqualTo(2000);
        assertThat(submissions.perMinute()).isBetween(0.0, 3.0);
        assertThat(submissions.countries())
                .extracting(Submissions.CountrySubmissions::country)
                .containsExactly("ALB", "BRN");
        warehouse.load("ALB", 1, 2, "1500", "0.05", "0.5", "3"); // what was there at the start says nothing of delays
        awaitJson(
                "/api/v1/freshness?countries=ALB",
                Freshness.class,
                freshness -> freshness.countries().getFirst().p50Seconds() != null);
        var freshness = get("/api/v1/freshness?countries=ALB", Freshness.class)
                .countries()
                .getFirst();
        assertThat(freshness.state()).isEqualTo(Freshness.State.LIVE);
        warehouse.execute("""
                update source_state set state = 'DOWN', cause = 'refused', proved_up_to = '2026-11-01T12:00:00Z',
                    proof = 'ALB: 2 rows, hash 1f' where cnt = 'ALB';
                select pg_notify('pisa_state', 'ALB')""");
        awaitJson(
                "/api/v1/freshness?countries=ALB",
                Freshness.class,
                answer -> answer.countries().getFirst().state() == Freshness.State.DOWN);
        var proved = get("/api/v1/freshness?countries=ALB", Freshness.class)
                .countries()
                .getFirst();
        assertThat(proved.provedUpTo()).isEqualTo("2026-11-01T12:00:00Z");
        assertThat(proved.proof()).isEqualTo("ALB: 2 rows, hash 1f");
        warehouse.execute(
                "update source_state set state = 'LIVE', cause = null where cnt = 'ALB'; select pg_notify('pisa_state', '')");
        warehouse.execute("""
                delete from student_response where id = 50;
                update source_state set version = version + 1, responses = 1 where cnt = 'BRN';
                select pg_notify('pisa_change', 'BRN')""");
        awaitEqual("/submissions", "{\"count\":3}");
    }

    @Test
    void participantsAndVariablesAreWhatTheLoadWrote() {
        warehouse.addCountry("DEU");
        await().atMost(PATIENCE)
                .untilAsserted(() -> client.get()
                        .uri("/api/v1/participants")
                        .exchange()
                        .expectBody()
                        .jsonPath("$[?(@.code=='DEU')].expectedStudents")
                        .isEqualTo(1000));
        client.get()
                .uri("/api/v1/variables?q=gender")
                .exchange()
                .expectBody()
                .json("[{'name':'ST004D01T','label':'Gender','kind':'CATEGORICAL','codes':{'1':'Female','2':'Male'}}]"
                        .replace('\'', '"'));
        client.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectBody()
                .jsonPath("$.paths['/api/v1/submissions']")
                .exists();
    }

    @Test
    void errorsAreProblemsThatNameTheParameter() {
        problem("/tmins?countries=ALB,XXX,YYY", 400, "countries: expected codes of participants", "but found XXX, YYY");
        problem("/api/v1/submissions/timeline?interval=day", 400, "interval: expected minute or hour, but found day");
        problem(
                "/api/v1/submissions/timeline?from=yesterday",
                400,
                "from: expected a moment such as",
                "found yesterday");
        problem(
                "/api/v1/submissions/timeline?from=2018-01-02T00:00:00Z&to=2018-01-01T00:00:00Z",
                400,
                "from: expected a moment before");
        problem("/escs?weighted=yes", 400, "weighted: expected true or false, but found yes");
        problem("/nowhere", 404, "nowhere");
        client.post()
                .uri("/tmins")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void withoutTheKeyNothingButHealthIsAnswered() {
        var stranger = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .build();
        stranger.get()
                .uri("/tmins")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        stranger.get()
                .uri("/tmins")
                .header("Authorization", "Bearer a-key-for-test")
                .exchange()
                .expectStatus()
                .isUnauthorized();
        stranger.get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void theRoleOfTheApiCanOnlyRead() throws SQLException {
        assertThat(warehouse.apiMay("select", "student_response")).isTrue();
        for (var privilege : new String[] {"insert", "update", "delete"}) {
            assertThat(warehouse.apiMay(privilege, "student_response")).isFalse();
        }
        assertThat(warehouse.apiMay("select", "account")).isFalse();
        assertThat(warehouse.apiMay("select", "quarantined_response")).isFalse();
    }

    private Flux<ServerSentEvent<Means>> means(String uri) {
        return client.get()
                .uri(uri)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<Means>>() {})
                .getResponseBody()
                .filter(event -> event.data() != null);
    }

    private Submissions submissions(String query) {
        return get("/api/v1/submissions" + query, Submissions.class);
    }

    private <T> T get(String uri, Class<T> type) {
        return client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(type)
                .returnResult()
                .getResponseBody();
    }

    /// Until everything that was written is served: what a test before has changed back would come as an event.
    private void awaitCaughtUp() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(submissions("").version())
                        .isEqualTo((long) warehouse.number("select sum(version) from source_state")));
    }

    private static int newest(List<?> hours, int count) {
        return hours.subList(hours.size() - count, hours.size()).stream()
                .mapToInt(submissions -> ((Number) submissions).intValue())
                .sum();
    }

    private void awaitEqual(String uri, String json) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get(uri, String.class)).isEqualTo(json));
    }

    private <T> void awaitJson(String uri, Class<T> type, Predicate<T> condition) {
        await().atMost(PATIENCE).until(() -> condition.test(get(uri, type)));
    }

    private void problem(String uri, int status, String... parts) {
        Consumer<String> detail = text -> assertThat(text).contains(parts);
        client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail);
    }
}
