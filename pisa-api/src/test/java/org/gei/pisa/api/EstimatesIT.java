package org.gei.pisa.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gei.pisa.domain.live.EstimateQuery.of;

import java.io.StringReader;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.gei.pisa.domain.analysis.CountryAnalysis;
import org.gei.pisa.domain.analysis.Tabulation;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.domain.live.EstimateTable;
import org.gei.pisa.domain.live.LoadedVariable;
import org.gei.pisa.domain.live.Statistic;
import org.gei.pisa.domain.survey.Response;
import org.gei.pisa.domain.survey.ResponseColumns;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pisa.api.anonymous=true", "server.address=127.0.0.1"})
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EstimatesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SDMX = "application/vnd.sdmx.data+csv;version=2.0.0";

    /// One of every kind; each is compared with a fresh computation.
    private static final List<EstimateQuery> QUERIES = List.of(
            of(Statistic.MEAN, "PVREAD", "PVMATH", "ESCS"),
            of(Statistic.MEAN, "PVREAD").by("ST004D01T", "IMMIG"),
            of(Statistic.STANDARD_DEVIATION, "PVREAD", "TMINS").by("ST004D01T"),
            of(Statistic.PERCENTILE, "PVREAD").p(2.5, 50.0),
            of(Statistic.SHARE, "PVREAD", "ST013Q01TA"),
            of(Statistic.SHARE, "PVMATH").level("atLeast:5", "below:2").by("REPEAT"),
            of(Statistic.DIFFERENCE, "PVREAD").by("ST004D01T").groups(1, 2),
            of(Statistic.SLOPE, "PVREAD").on("ESCS"),
            of(Statistic.INTERCEPT, "PVREAD").on("ESCS"),
            of(Statistic.R2, "PVREAD").on("ESCS"),
            of(Statistic.CORRELATION, "PVMATH").with("PVREAD"),
            of(Statistic.COUNT, "PVSCIE", "BELONG"));

    private static final TestWarehouse warehouse = new TestWarehouse();
    private static final Map<String, Map<Long, Response>> rows = new TreeMap<>();
    private static final RandomStudents students = new RandomStudents(21);

    @LocalServerPort
    private int port;

    private WebTestClient client;

    @DynamicPropertySource
    static void warehouse(DynamicPropertyRegistry registry) {
        warehouse.register(registry);
    }

    @BeforeAll
    static void someStudents() {
        change("ALB", 1, 150, 0);
        change("BRN", 1, 60, 0);
        change("CHL", 1, 12, 0);
    }

    @BeforeEach
    void client() {
        client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .responseTimeout(PATIENCE)
                .build();
        await().atMost(PATIENCE)
                .untilAsserted(() -> client.get()
                        .uri("/actuator/health/readiness")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .jsonPath("$.components.responses.details.countriesRead")
                        .isEqualTo(3)
                        .jsonPath("$.components.responses.details.rowsRead")
                        .value(Integer.class, rows -> assertThat(rows).isGreaterThanOrEqualTo(190)));
    }

    @Test
    @Order(1)
    void everyServedEstimateIsAFreshComputationWhileDataArriveAreCorrectedAndRetired(CapturedOutput output) {
        var random = new SplittableRandom(22);
        var expected = new ConcurrentHashMap<Long, Map<EstimateQuery, EstimateTable>>();
        long first = version("ALB");
        expected.put(first, fresh("ALB"));
        var events = new ConcurrentLinkedQueue<EstimateTable>();
        var streams = QUERIES.stream()
                .map(query -> live(query.countries(List.of("ALB"))).subscribe(event -> {
                    if (event.data() != null) {
                        events.add(event.data());
                    }
                }))
                .toList();
        await().atMost(PATIENCE).until(() -> events.size() >= QUERIES.size());
        long last = first;
        for (int i = 0; i < 25; i++) {
            last++;
            // what may be shown is known before it can be shown
            var next = changed("ALB", last, random.nextInt(1, 40), random.nextInt(0, 25));
            expected.put(last, fresh("ALB"));
            next.run();
        }
        long end = last;
        await().atMost(PATIENCE)
                .until(() -> events.stream()
                                .filter(table -> table.version() == end)
                                .map(EstimateTable::query)
                                .distinct()
                                .count()
                        == QUERIES.size());
        streams.forEach(stream -> stream.dispose());
        assertThat(events).allSatisfy(table -> {
            var query = table.query().countries(List.of());
            var fresh = expected.get(table.version()).entrySet().stream()
                    .filter(entry -> sameQuery(entry.getKey(), query))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
            assertThat(table.estimates()).isEqualTo(fresh.estimates());
            assertThat(table.averages()).isEqualTo(fresh.averages());
        });
        assertThat(events.stream().map(EstimateTable::version).distinct().count())
                .as("versions in between were seen")
                .isGreaterThan(3);
        assertThat(output).as("what was retired is told").doesNotContain("reading all of them");
    }

    @Test
    @Order(2)
    void whatWasReadFromTheStartIsWhatWasFollowed(CapturedOutput output) {
        // all connections are lost, rows change meanwhile, everything is read again by version
        warehouse.cutConnections("true");
        change("ALB", version("ALB") + 1, 5, 5);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(table(QUERIES.getFirst()).estimates())
                        .isEqualTo(freshOfAll().estimates()));
        // a removal of which nothing is told: the counts differ, so that all rows are read
        var gone = rows.get("ALB").keySet().iterator().next();
        rows.get("ALB").remove(gone);
        warehouse.execute("""
                delete from student_response where cnt = 'ALB' and id = %d;
                update source_state set version = version + 1, responses = responses - 1 where cnt = 'ALB';
                select pg_notify('pisa_change', 'ALB')""".formatted(gone));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(table(QUERIES.getFirst()).estimates())
                        .isEqualTo(freshOfAll().estimates()));
        assertThat(output).contains("ALB: rows differ from those of the warehouse, reading all of them");
    }

    @Test
    @Order(3)
    void averageOfAllIsShownWithTheCountriesAskedFor() {
        var query = of(Statistic.MEAN, "PVREAD").countries(List.of("BRN"));
        var chosen = table(query);
        var all = table(query.average(EstimateQuery.Scope.ALL));
        assertThat(chosen.average().countries()).isEqualTo(1);
        assertThat(all.average().countries()).isEqualTo(2);
        assertThat(all.estimates()).hasSize(1).extracting(EstimateRow::country).containsExactly("BRN");
        assertThat(all.average()).isEqualTo(table(of(Statistic.MEAN, "PVREAD")).average());
        assertThat(all.estimates().getFirst().mark()).isEqualTo("‡");
        assertThat(table(query.countries(List.of("CHL"))).estimates().getFirst().flag())
                .isEqualTo("c");
    }

    @Test
    @Order(4)
    void unchangedIsNotSentAgain() {
        for (var accept : List.of("application/json", "text/csv", SDMX)) {
            var tag = client.get()
                    .uri("/api/v1/estimates?statistic=mean&variable=PVREAD")
                    .header("Accept", accept)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueMatches("ETag", "W/\".+\"")
                    .returnResult(String.class)
                    .getResponseHeaders()
                    .getETag();
            client.get()
                    .uri("/api/v1/estimates?statistic=mean&variable=PVREAD")
                    .header("Accept", accept)
                    .header("If-None-Match", tag)
                    .exchange()
                    .expectStatus()
                    .isNotModified()
                    .expectBody()
                    .isEmpty();
            change("BRN", version("BRN") + 1, 1, 0);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> client.get()
                            .uri("/api/v1/estimates?statistic=mean&variable=PVREAD")
                            .header("Accept", accept)
                            .header("If-None-Match", tag)
                            .exchange()
                            .expectStatus()
                            .isOk());
        }
    }

    /// Whoever asks once an event was sent gets what is in it, or newer, though the question was answered just before.
    @Test
    @Order(4)
    void noAnswerIsOlderThanAnEventBefore() {
        var query = of(Statistic.MEAN, "PVREAD").countries(List.of("BRN"));
        var seen = new ArrayList<Long>();
        long end = version("BRN") + 12;
        live(query)
                .filter(event -> event.data() != null)
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(event -> {
                    seen.add(event.data().version());
                    assertThat(table(query).version())
                            .isGreaterThanOrEqualTo(event.data().version());
                    assertThat(table(query)).isEqualTo(table(query));
                    if (version("BRN") < end) {
                        change("BRN", version("BRN") + 1, 1, 1);
                    }
                })
                .takeUntil(event -> event.data().version() == end)
                .blockLast(PATIENCE);
        assertThat(seen).hasSizeGreaterThan(10);
    }

    @Test
    @Order(5)
    void csvAndSdmxSayTheSame() {
        var query = of(Statistic.SHARE, "PVREAD").level("2", "atLeast:5").by("ST004D01T");
        var table = table(query);
        var csv = lines(query, "text/csv");
        assertThat(csv.getFirst())
                .isEqualTo("country,name,statistic,variable,measure,ST004D01T,value,standardError,students,schools,"
                        + "population,coverage,mark,flag,version");
        assertThat(csv).hasSize(1 + table.estimates().size() + table.averages().size());
        var row = table.estimates().getFirst();
        assertThat(csv.get(1))
                .startsWith("ALB,Country ALB,share,PVREAD,2,1," + row.value() + "," + row.standardError() + ","
                        + row.students());
        var sdmx = lines(query, SDMX);
        assertThat(sdmx).hasSize(1 + table.estimates().size());
        assertThat(sdmx.getFirst()).startsWith("STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,MEASURE");
        assertThat(sdmx.get(1))
                .startsWith("dataflow,GEI:DF_PISA_ESTIMATES(1.0),I,ALB,2018,SHARE,PVREAD,2,_Z,ST004D01T,1,_Z,_T,"
                        + row.value() + ",P," + row.standardError());
        assertThat(sdmx.stream().filter(line -> line.contains(",CHL,")))
                .isNotEmpty()
                .allMatch(line -> line.contains("_Z,_T,,Q,,"));
    }

    @ParameterizedTest
    @Order(6)
    @CsvSource(
            delimiter = ';',
            value = {
                "statistic=mean&variable=ESC; variable; unknown variable 'ESC': did you mean ESCS?",
                "statistic=men&variable=ESCS; statistic; but found 'men': did you mean mean?",
                "variable=ESCS; statistic; expected one of mean, sd, percentile",
                "statistic=mean&variable=W_FSTUWT; variable; W_FSTUWT is a weight",
                "statistic=mean&variable=ESCS&by=TMINS,BELONG; by; TMINS (continuous), BELONG (continuous)",
                "statistic=mean&variable=ESCS&by=IMMIG,REPEAT,ST004D01T; by; expected at most two variables",
                "statistic=mean&variable=ESCS&countrys=ALB; countrys; did you mean countries?",
                "statistic=mean&variable=ESCS&countries=XXX; countries; but found XXX",
                "statistic=percentile&variable=ESCS&p=ten; p; expected a number such as 10 or 97.5",
                "statistic=slope&variable=ESCS&on=TMINS,BELONG; on; expected one variable",
                "statistic=mean&variable=ESCS&average=some; average; expected one of chosen, all"
            })
    void badParametersAreNamedWithWhatIsPossible(String parameters, String parameter, String reason) {
        for (var accept : List.of("application/json", "text/csv", "text/event-stream")) {
            client.get()
                    .uri("/api/v1/estimates?" + parameters)
                    .header("Accept", accept, "application/problem+json")
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectBody()
                    .jsonPath("$.parameter")
                    .isEqualTo(parameter)
                    .jsonPath("$.detail")
                    .value(String.class, detail -> assertThat(detail).contains(reason));
        }
    }

    @Test
    @Order(7)
    void lastEventIdIsSilentUntilSomethingChanges() {
        var query = of(Statistic.MEAN, "PVREAD").countries(List.of("BRN"));
        var version = table(query).version();
        StepVerifier.create(live(query, Long.toString(version)).filter(event -> event.data() != null))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(1500))
                .then(() -> change("BRN", version("BRN") + 1, 1, 0))
                .assertNext(event -> {
                    assertThat(event.event()).isEqualTo("snapshot");
                    assertThat(event.id()).isEqualTo(Long.toString(version + 1));
                    assertThat(event.data().estimates())
                            .isEqualTo(fresh("BRN").get(QUERIES_MEAN).estimates());
                })
                .thenCancel()
                .verify(PATIENCE);
    }

    private static final EstimateQuery QUERIES_MEAN = of(Statistic.MEAN, "PVREAD");

    @Test
    @Order(8)
    void variablesAreSearchedByWordAndKind() {
        var all = variables("");
        assertThat(all.subList(0, 3)).extracting(LoadedVariable::name).containsExactly("PVREAD", "PVMATH", "PVSCIE");
        assertThat(all).hasSize(3 + Codebook.pisa2018().variables().size());
        assertThat(all.getFirst().codes().keySet())
                .containsExactly("below:1c", "1c", "1b", "1a", "2", "3", "4", "5", "6");
        assertThat(variables("?q=EDUCATION mother"))
                .extracting(LoadedVariable::name)
                .containsExactly("MISCED");
        assertThat(variables("?kind=domain,categorical&q=gender").getFirst().codes())
                .containsExactly(Map.entry("1", "Female"), Map.entry("2", "Male"));
        client.get()
                .uri("/api/v1/variables?kind=number")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    @Order(9)
    void aVariableAddedByTheLoadIsReadAndAnswered() {
        var more = Codebook.pisa2018().with(new StringReader("NEWVAR\tCATEGORICAL\t\t\t\t1=Yes;2=No\tA new one"));
        client.get()
                .uri("/api/v1/estimates?statistic=count&variable=NEWVAR")
                .exchange()
                .expectStatus()
                .isBadRequest();
        warehouse.writeCodebook(more);
        warehouse.execute("""
                update student_response set newvar = 2, version = version + 1 where cnt = 'ALB';
                update source_state set version = version + 1 where cnt = 'ALB';
                select pg_notify('pisa_state', '')""");
        await().atMost(PATIENCE)
                .untilAsserted(() -> client.get()
                        .uri("/api/v1/estimates?statistic=share&variable=NEWVAR&category=2&countries=ALB")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .jsonPath("$.estimates[0].value")
                        .isEqualTo(100));
    }

    // --- what is expected

    private static void change(String country, long version, int loaded, int retired) {
        changed(country, version, loaded, retired).run();
    }

    /// Changes what is expected at once, and the warehouse when run.
    private static Runnable changed(String country, long version, int loaded, int retired) {
        var known = rows.computeIfAbsent(country, ignored -> new HashMap<>());
        var random = new SplittableRandom(version);
        var gone = known.keySet().stream()
                .filter(id -> random.nextInt(3) == 0)
                .limit(retired)
                .toList();
        known.keySet().removeAll(gone);
        var written = new ArrayList<Response>();
        for (int i = 0; i < loaded; i++) {
            var response = students.next(random.nextLong(400), version);
            known.put(response.id(), response);
            written.removeIf(other -> other.id() == response.id());
            written.add(response);
        }
        var retiredForGood = gone.stream().filter(id -> !known.containsKey(id)).toList();
        return () -> warehouse.change(country, written, retiredForGood, version);
    }

    private static Map<EstimateQuery, EstimateTable> fresh(String country) {
        var all = new ArrayList<>(QUERIES);
        all.add(QUERIES_MEAN);
        return all.stream()
                .collect(Collectors.toMap(
                        query -> query, query -> Tabulation.of(query, 0, null, List.of(country(query, country)))));
    }

    private static EstimateTable freshOfAll() {
        return Tabulation.of(
                QUERIES.getFirst(),
                0,
                null,
                rows.keySet().stream()
                        .map(country -> country(QUERIES.getFirst(), country))
                        .toList());
    }

    private static Tabulation.Country country(EstimateQuery query, String country) {
        var columns = new ResponseColumns(RandomStudents.LAYOUT);
        rows.get(country).values().forEach(columns::put);
        return new Tabulation.Country(
                country, "Country " + country, columns.size() / 1000.0, true, CountryAnalysis.of(query, columns));
    }

    private static boolean sameQuery(EstimateQuery a, EstimateQuery b) {
        return a.parameters().equals(b.parameters());
    }

    private static long version(String country) {
        try {
            return (long) warehouse.number("select version from source_state where cnt = '" + country + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    // --- what is served

    private List<LoadedVariable> variables(String parameters) {
        return client.get()
                .uri("/api/v1/variables" + parameters)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(new ParameterizedTypeReference<List<LoadedVariable>>() {})
                .returnResult()
                .getResponseBody();
    }

    private EstimateTable table(EstimateQuery query) {
        return client.get()
                .uri(uri(query))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(EstimateTable.class)
                .returnResult()
                .getResponseBody();
    }

    private List<String> lines(EstimateQuery query, String accept) {
        var type = MediaType.parseMediaType(accept);
        return client.get()
                .uri(uri(query))
                .accept(type)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(type)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody()
                .lines()
                .toList();
    }

    private Flux<ServerSentEvent<EstimateTable>> live(EstimateQuery query) {
        return live(query, "none");
    }

    private Flux<ServerSentEvent<EstimateTable>> live(EstimateQuery query, String lastEventId) {
        return client.get()
                .uri(uri(query))
                .accept(MediaType.TEXT_EVENT_STREAM)
                .header("Last-Event-ID", lastEventId)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<EstimateTable>>() {})
                .getResponseBody();
    }

    private static String uri(EstimateQuery query) {
        var uri = UriComponentsBuilder.fromPath("/api/v1/estimates");
        query.parameters().forEach(uri::queryParam);
        return uri.build().toUriString();
    }
}
