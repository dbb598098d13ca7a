package org.gei.pisa.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gei.pisa.domain.survey.Response;
import org.gei.pisa.testing.http.Fuzz;
import org.gei.pisa.testing.http.Garbage;
import org.gei.pisa.testing.http.RawConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Requests that nobody would send in good faith: parameters from the description of the API with values
/// right, wrong and absurd, and bytes that are no request. [Fuzz] says how many.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "pisa.api.anonymous=true",
            "pisa.api.limits.requests-per-address=10000000",
            "pisa.api.limits.streams-per-address=10000",
            "pisa.api.limits.request-time=3s",
            "pisa.api.limits.read-time=10m",
            "server.address=127.0.0.1"
        })
class FuzzIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> VALUES = List.of(
            "mean",
            "sd",
            "percentile",
            "share",
            "difference",
            "slope",
            "intercept",
            "r2",
            "correlation",
            "count",
            "PVREAD",
            "PVMATH,PVREAD",
            "ESCS",
            "ST004D01T",
            "IMMIG",
            "ST004D01T,IMMIG",
            "ALB",
            "ALB,BRN",
            "10,50,90",
            "1",
            "1,2",
            "atLeast:5",
            "below:2",
            "1a",
            "chosen",
            "all",
            "true",
            "false",
            "hour",
            "minute",
            "CATEGORICAL",
            "2018-04-18T14:00:00Z",
            "2026-01-01T00:00:00Z");
    private static final List<String> ACCEPTS = List.of(
            "*/*",
            "application/json",
            "text/csv",
            "text/event-stream",
            "application/vnd.sdmx.data+csv;version=2.0.0",
            "text/*",
            "application/xml",
            "x",
            "application/json;q=2",
            "",
            "a/b;c=\"");
    private static final List<String> HEADERS =
            List.of("Last-Event-ID", "If-None-Match", "Authorization", "Origin", "X-Forwarded-For", "Cookie", "Range");
    private static final TestWarehouse warehouse = new TestWarehouse();

    @LocalServerPort
    private int port;

    private WebTestClient client;

    @DynamicPropertySource
    static void warehouse(DynamicPropertyRegistry registry) {
        warehouse.register(registry);
    }

    @BeforeEach
    void someStudents() {
        client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .responseTimeout(PATIENCE)
                .build();
        if (number("/submissions") == 0) {
            var students = new RandomStudents(3);
            var responses = new ArrayList<Response>();
            for (int id = 0; id < 80; id++) {
                responses.add(students.next(id, 1));
            }
            warehouse.change("ALB", responses, List.of(), 1);
            await().atMost(PATIENCE).until(() -> number("/submissions") == 80);
        }
    }

    @Test
    void noRequestBringsAServerErrorATraceOrAHang() throws Exception {
        var resources = resources();
        var statuses = Fuzz.send(port, garbage -> request(garbage, resources));
        assertThat(statuses).containsKeys(200, 400, 404, 405, 406);
        assertThat(number("/submissions")).as("it still answers").isEqualTo(80);
    }

    private String request(Garbage garbage, Map<String, List<String>> resources) {
        if (garbage.chance(8)) {
            return garbage.malformedRequest();
        }
        var path = garbage.chance(80) ? garbage.oneOf(List.copyOf(resources.keySet())) : garbage.path();
        var query = garbage.query(resources.getOrDefault(path, List.of("x")), VALUES);
        var request = new StringBuilder(garbage.method() + " " + path + query + " HTTP/1.1\r\nHost: localhost\r\n");
        if (garbage.chance(80)) {
            request.append("Accept: ").append(garbage.oneOf(ACCEPTS)).append("\r\n");
        }
        if (garbage.chance(15)) {
            request.append(garbage.oneOf(HEADERS))
                    .append(": ")
                    .append(line(garbage.text()))
                    .append("\r\n");
        }
        if (garbage.chance(5)) {
            var body = garbage.json(List.of("a", "b"), 0);
            return request + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        }
        return request + "Connection: close\r\n\r\n";
    }

    private static String line(String text) {
        return text.replaceAll("[\\r\\n]", "");
    }

    /// Paths of the description with the names of their parameters.
    private Map<String, List<String>> resources() {
        var description = JsonMapper.shared()
                .readTree(client.get()
                        .uri("/v3/api-docs")
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
        var resources = new TreeMap<String, List<String>>();
        description.get("paths").properties().forEach(path -> resources.put(path.getKey(), names(path.getValue())));
        assertThat(resources).hasSizeGreaterThan(9);
        return resources;
    }

    private static List<String> names(JsonNode path) {
        var names = new ArrayList<String>();
        path.at("/get/parameters")
                .forEach(parameter -> names.add(parameter.get("name").asString()));
        return names;
    }

    /// Each would have the server hold every event it was sent.
    @Test
    void streamsThatNobodyReadsDoNotGrowMemory() throws IOException {
        var events = "/api/v1/estimates?statistic=percentile&variable=PVREAD,PVMATH,ESCS&by=ST004D01T,IMMIG"
                + "&p=1,2,3,4,5,10,20,30,40,50,60,70,80,90,95,96,97,98,99";
        int size = client.get()
                .uri(events)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody()
                .length;
        assertThat(size).as("an event is large").isGreaterThan(30_000);
        var sleepers = new ArrayList<RawConnection>();
        try {
            for (int i = 0; i < 60; i++) {
                var sleeper = new RawConnection(port, 4096);
                sleeper.send("GET " + events + " HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n");
                sleepers.add(sleeper);
            }
            changes(2, 4);
            long before = used();
            changes(5, 60);
            assertThat(used() - before)
                    .as("bytes after 60 events of %d bytes for 60 clients that don't read", size)
                    .isLessThan(30L * size * 60 / 2);
            assertThat(number("/submissions")).isEqualTo(80);
        } finally {
            for (var sleeper : sleepers) {
                sleeper.close();
            }
        }
    }

    /// Corrections of one student, each answered to before the next.
    private void changes(long from, long to) {
        for (long version = from; version <= to; version++) {
            long now = version;
            warehouse.change("ALB", List.of(new RandomStudents(version).next(1, version)), List.of(), version);
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ofMillis(260)) // streams take at most four a second
                    .until(() -> JsonMapper.shared()
                                    .readTree(text("/api/v1/submissions?countries=ALB"))
                                    .get("version")
                                    .asLong()
                            == now);
        }
    }

    /// Memory in use on the heap, and that of the buffers the server writes from.
    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
    }

    private long number(String uri) {
        return JsonMapper.shared().readTree(text(uri)).get("count").asLong();
    }

    private String text(String uri) {
        return client.get()
                .uri(uri)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
