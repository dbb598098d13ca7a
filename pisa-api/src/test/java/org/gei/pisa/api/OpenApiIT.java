package org.gei.pisa.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gei.pisa.domain.survey.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The description of the API and what it answers agree: answers are held against the schemas that are served, with
/// anything refused that is not described.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pisa.api.anonymous=true", "server.address=127.0.0.1"})
class OpenApiIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ESTIMATES = "/api/v1/estimates";
    private static final TestWarehouse warehouse = new TestWarehouse();

    private final JsonMapper json = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    private WebTestClient client;
    private ObjectNode description;

    @DynamicPropertySource
    static void warehouse(DynamicPropertyRegistry registry) {
        warehouse.register(registry);
    }

    @BeforeEach
    void readDescription() {
        client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .responseTimeout(PATIENCE)
                .build();
        description = (ObjectNode) json.readTree(body("/v3/api-docs", "application/json"));
        var students = new RandomStudents(31);
        if (number("/submissions") == 0) {
            var responses = new ArrayList<Response>();
            for (int id = 0; id < 90; id++) {
                responses.add(students.next(id, 1));
            }
            warehouse.change("ALB", responses, List.of(), 1);
            warehouse.change("BRN", responses.subList(0, 40), List.of(), 1);
            warehouse.change("CHL", responses.subList(0, 5), List.of(), 1);
            await().atMost(PATIENCE).until(() -> number("/submissions") == 135);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/tmins, ",
        "/escs, ",
        "/eeb, ",
        "/sot, ",
        "/submissions, ",
        "/api/v1/participants, ",
        "/api/v1/variables, ",
        "/api/v1/submissions, ",
        "/api/v1/submissions/timeline, interval=minute",
        "/api/v1/freshness, ",
        "/api/v1/estimates, statistic=mean&variable=PVREAD",
        "/api/v1/estimates, 'statistic=percentile&variable=PVREAD,ESCS&by=ST004D01T,IMMIG'",
        "/api/v1/estimates, statistic=share&variable=PVSCIE",
        "/api/v1/estimates, statistic=count&variable=ESCS",
        "/api/v1/estimates, statistic=slope&variable=PVREAD&on=ESCS&countries=CHL"
    })
    void answersAreAsDescribed(String path, String parameters) {
        var answer = json.readTree(body(path + (parameters == null ? "" : "?" + parameters), "application/json"));
        assertThat(schema(path, "200", "application/json").validate(answer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/tmins",
        "/escs",
        "/eeb",
        "/api/v1/submissions",
        "/api/v1/submissions/timeline",
        "/api/v1/freshness",
        "/api/v1/estimates?statistic=mean&variable=PVREAD"
    })
    void eventsCarryWhatIsDescribed(String uri) {
        var event = client.get()
                .uri(uri)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody()
                .filter(data -> data.startsWith("{"))
                .blockFirst(PATIENCE);
        assertThat(schema(uri.replaceFirst("\\?.*", ""), "200", "text/event-stream")
                        .validate(json.readTree(event)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/tmins?countries=XXX",
        "/api/v1/estimates?statistic=mean&variable=ESC",
        "/api/v1/variables?kind=x",
        "/api/v1/submissions/timeline?interval=day"
    })
    void problemsAreAsDescribed(String uri) {
        var problem = client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(schema(uri.replaceFirst("\\?.*", ""), "400", "application/problem+json")
                        .validate(json.readTree(problem)))
                .isEmpty();
    }

    @Test
    void everyPathIsTested() throws NoSuchMethodException {
        var method = OpenApiIT.class.getDeclaredMethod("answersAreAsDescribed", String.class, String.class);
        var tested = List.of(method.getAnnotation(CsvSource.class).value()).stream()
                .map(line -> line.split(",")[0])
                .toList();
        assertThat(description.get("paths").propertyNames()).allMatch(tested::contains);
    }

    @Test
    void examplesAreAsDescribedAndHaveTheColumnsThatAreAnswered() {
        var content = content(ESTIMATES, "200");
        var example = content.at("/application~1json/examples/means by gender/value");
        assertThat(schema(ESTIMATES, "200", "application/json")
                        .validate(example.isString() ? json.readTree(example.asString()) : example))
                .isEmpty();
        for (var type : List.of("text/csv", "application/vnd.sdmx.data+csv;version=2.0.0")) {
            var answer = body(ESTIMATES + "?statistic=mean&variable=PVREAD&by=ST004D01T", type);
            var shown = content.get(type).at("/examples/means by gender/value").asString();
            assertThat(shown.lines().findFirst()).isEqualTo(answer.lines().findFirst());
        }
    }

    @Test
    void parametersAreAsDescribed() {
        var parameters = description.at("/paths/~1api~1v1~1estimates/get/parameters");
        var names = new ArrayList<String>();
        for (var parameter : parameters) {
            if (parameter.get("in").asString().equals("query")) {
                names.add(parameter.get("name").asString());
            }
        }
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "statistic",
                        "variable",
                        "by",
                        "countries",
                        "p",
                        "category",
                        "level",
                        "groups",
                        "on",
                        "with",
                        "average");
    }

    private long number(String uri) {
        return json.readTree(body(uri, "application/json")).get("count").asLong();
    }

    private String body(String uri, String accept) {
        return client.get()
                .uri(uri)
                .header("Accept", accept)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private JsonNode content(String path, String status) {
        return description
                .get("paths")
                .get(path)
                .get("get")
                .get("responses")
                .get(status)
                .get("content");
    }

    private Schema schema(String path, String status, String type) {
        var described = content(path, status);
        var content = described.get(type) == null ? described.get("*/*") : described.get(type);
        var root = (ObjectNode) content.get("schema").deepCopy();
        root.set("components", description.get("components").deepCopy());
        closeObjects(root);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root);
    }

    /// What is not described is not allowed.
    private static void closeObjects(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.has("properties")
                && object.get("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        node.forEach(OpenApiIT::closeObjects);
    }
}
