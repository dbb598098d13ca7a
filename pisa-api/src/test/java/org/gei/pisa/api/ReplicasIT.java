package org.gei.pisa.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/// Two processes of the API over one warehouse.
@TestInstance(Lifecycle.PER_CLASS)
class ReplicasIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration STARTING = Duration.ofMinutes(2);
    private static final List<String> STREAMS = List.of(
            "/escs",
            "/tmins?weighted=true",
            "/api/v1/submissions",
            "/api/v1/submissions/timeline?interval=hour",
            "/api/v1/estimates?statistic=mean&variable=ESCS");

    private final TestWarehouse warehouse = new TestWarehouse();
    private final List<Process> processes = new ArrayList<>();
    private WebTestClient one;
    private WebTestClient other;

    @BeforeAll
    void start() throws IOException {
        load("ALB", 1, 2, "1500", "0.05", "0.5", "3");
        load("BRN", 1, 1, "1200", "-0.35", "-0.25", "4");
        one = replica();
        load("ALB", 2, 1, "1800", "-1.25", "null", "2"); // before the other one is there
        other = replica();
        for (var replica : List.of(one, other)) {
            await().atMost(STARTING)
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(get(replica, "/submissions")).isEqualTo("{\"count\":3}"));
        }
    }

    @AfterAll
    void stop() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void sameVersionIsTheSameStateInEveryReplicaAndOutlivesOne() throws Exception {
        for (var stream : STREAMS) {
            var here = events(one, stream, "").blockFirst(PATIENCE);
            var there = events(other, stream, "").blockFirst(PATIENCE);
            assertThat(there.id()).as(stream).isEqualTo(here.id()).matches("[0-9]+");
            assertThat(there.data()).as(stream).isEqualTo(here.data());
        }

        var before = events(one, "/escs", "").blockFirst(PATIENCE);
        processes.getFirst().destroyForcibly().waitFor();
        StepVerifier.create(events(other, "/escs", before.id()))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(1500))
                .then(() -> warehouse.load("BRN", 1, 1, "1200", "0.65", "-0.25", "4"))
                .assertNext(event -> {
                    assertThat(Long.parseLong(event.id())).isEqualTo(Long.parseLong(before.id()) + 1);
                    assertThat(event.data()).contains("0.65");
                })
                .thenCancel()
                .verify(PATIENCE);

        var started = replica(); // began to read after all that
        await().atMost(STARTING)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(get(started, "/escs")).isEqualTo(get(other, "/escs")));
        assertThat(events(started, "/escs", "").blockFirst(PATIENCE))
                .usingRecursiveComparison()
                .isEqualTo(events(other, "/escs", "").blockFirst(PATIENCE));
    }

    /// Handed in hours ago: how many came within the last minute would change between two looks.
    private void load(
            String country, long id, double weight, String tmins, String escs, String belong, String durecec) {
        warehouse.load(country, id, weight, tmins, escs, belong, durecec, "now() - interval '3 hours'", true);
    }

    private static Flux<ServerSentEvent<String>> events(WebTestClient replica, String stream, String lastEventId) {
        return replica.get()
                .uri(stream)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .header("Last-Event-ID", lastEventId)
                .exchange()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .getResponseBody()
                .filter(event -> event.data() != null);
    }

    private static String get(WebTestClient replica, String uri) {
        return replica.get()
                .uri(uri)
                .exchange()
                .returnResult(String.class)
                .getResponseBody()
                .blockFirst(PATIENCE);
    }

    private WebTestClient replica() throws IOException {
        var port = freePort();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx200m",
                "-cp",
                System.getProperty("java.class.path"),
                PisaApiApplication.class.getName(),
                "--server.port=" + port,
                "--pisa.api.anonymous=true"));
        command.addAll(List.of(warehouse.arguments()));
        processes.add(new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .build();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
