package org.gei.pisa.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gei.pisa.domain.codebook.Variable;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.domain.live.EstimateTable;
import org.gei.pisa.domain.survey.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.reactive.function.client.WebClient;

/// An attacker who only reads what is published, and knows when a student hands in: what does that
/// student's reading come out as? Against an application that publishes every change it succeeds every
/// time; against one with release steps it must not once.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DisclosureIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STEP = 5;
    private static final int IMMIG = RandomStudents.LAYOUT.variables().stream()
            .map(Variable::name)
            .toList()
            .indexOf("IMMIG");
    /// Nobody's reading is known more exactly than this by chance.
    private static final double FOUND = 0.05;

    private static final TestWarehouse warehouse = new TestWarehouse();
    private static final RandomStudents students = new RandomStudents(77);
    private static final Map<Long, Response> present = new HashMap<>();
    private static ConfigurableApplicationContext open;
    private static ConfigurableApplicationContext protecting;
    private static long version;

    @BeforeAll
    static void start() {
        open = application("0");
        protecting = application(Integer.toString(STEP));
        var first = new ArrayList<Response>();
        for (long id = 1; id <= 90; id++) {
            first.add(student(id, id <= 4 ? 3 : id % 2 == 0 ? 1 : 2));
        }
        load(first);
    }

    @AfterAll
    static void stop() {
        open.close();
        protecting.close();
    }

    @Test
    @Order(1)
    void totalMinusItsPartsRevealsNoSmallGroup() {
        var small = present.values().stream()
                .filter(student -> immigration(student) == 3)
                .toList();
        assertThat(small).hasSize(4);
        assertThat(rows(open, "IMMIG").get("3").flag()).isEqualTo("c");
        assertThat(totalMinusParts(open)).isCloseTo(meanReading(small), within(FOUND));
        assertThat(rows(protecting, "IMMIG").values())
                .extracting(EstimateRow::flag)
                .contains("p");
        assertThat(Math.abs(totalMinusParts(protecting) - meanReading(small))).isGreaterThan(1);
    }

    @Test
    @Order(2)
    void differenceBetweenTwoAnswersRevealsNoStudent() {
        var before = Map.of(open, total(open), protecting, total(protecting));
        var known = new HashMap<>(before);
        var found = new HashMap<>(Map.of(open, 0, protecting, 0));
        int changes = 0;
        for (long id = 101; id <= 122; id++) {
            var student = student(id, 1);
            load(List.of(student));
            for (var application : List.of(open, protecting)) {
                var now = total(application);
                var guess = difference(known.put(application, now), now);
                boolean hit = Math.abs(guess - meanReading(List.of(student))) < FOUND;
                found.merge(application, hit ? 1 : 0, Integer::sum);
                if (application == protecting
                        && now.students() != before.get(protecting).students()) {
                    assertThat(now.students() % STEP).isZero();
                    changes++;
                }
            }
        }
        assertThat(found.get(open)).as("students found without protection").isEqualTo(22);
        assertThat(found.get(protecting)).as("students found with it").isZero();
        assertThat(changes).as("it does go on, in steps").isPositive();
    }

    @Test
    @Order(3)
    void correctionOfOneStudentIsNotSeenUntilOthersCome() {
        var openBefore = total(open);
        var before = total(protecting);
        var old = present.get(50L);
        var corrected = changed(old, 120);
        load(List.of(corrected));
        var shift = old.finalWeight() * 120 / openBefore.population();
        assertThat(value(total(open)) - value(openBefore)).isCloseTo(shift, within(1e-6));
        assertThat(total(protecting)).usingRecursiveComparison().isEqualTo(comparable(before, total(protecting)));
    }

    /// Coverage is of all that is loaded, not of the cell.
    private static EstimateRow comparable(EstimateRow before, EstimateRow now) {
        return new EstimateRow(
                before.country(),
                before.name(),
                before.variable(),
                before.measure(),
                before.group(),
                before.value(),
                before.standardError(),
                before.students(),
                before.schools(),
                before.population(),
                now.coverage(),
                now.mark(),
                before.flag(),
                before.againstAverage());
    }

    private static double totalMinusParts(ConfigurableApplicationContext application) {
        var total = total(application);
        double sum = value(total) * total.population();
        double population = total.population();
        for (var part : rows(application, "IMMIG").values()) {
            if (part.value() != null) {
                sum -= part.value() * part.population();
                population -= part.population();
            }
        }
        return sum / population;
    }

    private static double difference(EstimateRow before, EstimateRow now) {
        return (value(now) * now.population() - value(before) * before.population())
                / (now.population() - before.population());
    }

    private static double value(EstimateRow row) {
        return row.value() == null ? Double.NaN : row.value();
    }

    private static double meanReading(List<Response> of) {
        double sum = 0;
        double weights = 0;
        for (var student : of) {
            sum += student.finalWeight()
                    * Arrays.stream(student.reading()).average().orElseThrow();
            weights += student.finalWeight();
        }
        return sum / weights;
    }

    private static double immigration(Response student) {
        return student.background()[IMMIG];
    }

    private static EstimateRow total(ConfigurableApplicationContext application) {
        return ask(application, "/api/v1/estimates?statistic=mean&variable=PVREAD&countries=ALB")
                .estimates()
                .getFirst();
    }

    private static Map<String, EstimateRow> rows(ConfigurableApplicationContext application, String by) {
        var rows = new HashMap<String, EstimateRow>();
        ask(application, "/api/v1/estimates?statistic=mean&variable=PVREAD&countries=ALB&by=" + by)
                .estimates()
                .forEach(row -> rows.put(row.group().get(by), row));
        return rows;
    }

    private static EstimateTable ask(ConfigurableApplicationContext application, String uri) {
        return client(application)
                .get()
                .uri(uri)
                .retrieve()
                .bodyToMono(EstimateTable.class)
                .block(PATIENCE);
    }

    private static WebClient client(ConfigurableApplicationContext application) {
        return WebClient.create(
                "http://127.0.0.1:" + application.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /// A student with a reading score, and this code for immigration.
    private static Response student(long id, double immigration) {
        return Stream.generate(() -> students.next(id, version + 1))
                .filter(student -> student.reading().length > 0)
                .peek(student -> student.background()[IMMIG] = immigration)
                .findFirst()
                .orElseThrow();
    }

    private static Response changed(Response old, double points) {
        return new Response(
                old.id(),
                version + 1,
                old.submittedMillis(),
                old.school(),
                old.finalWeight(),
                old.replicateWeights(),
                Arrays.stream(old.reading()).map(score -> score + points).toArray(),
                old.mathematics(),
                old.science(),
                old.background());
    }

    /// Loads them, and waits until both applications have.
    private static void load(List<Response> responses) {
        version++;
        warehouse.change("ALB", responses, List.of(), version);
        responses.forEach(response -> present.put(response.id(), response));
        for (var application : List.of(open, protecting)) {
            await().atMost(PATIENCE)
                    .until(() -> ask(application, "/api/v1/estimates?statistic=count&variable=ESCS&countries=ALB")
                                    .version()
                            == version);
        }
    }

    private static ConfigurableApplicationContext application(String step) {
        return new SpringApplicationBuilder(PisaApiApplication.class)
                .run(warehouse.arguments(
                        "--server.port=0",
                        "--pisa.api.anonymous=true",
                        "--pisa.api.limits.requests-per-address=1000000",
                        "--pisa.disclosure.release-step=" + step));
    }
}
