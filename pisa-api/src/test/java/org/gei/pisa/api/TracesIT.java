package org.gei.pisa.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gei.pisa.domain.live.Means;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.test.StepVerifier;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "pisa.api.anonymous=true",
            "management.tracing.sampling.probability=0",
            "management.opentelemetry.tracing.export.schedule-delay=100ms"
        })
class TracesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String WRITE = "00f067aa0ba902b7";
    private static final List<Span> SPANS = new CopyOnWriteArrayList<>();
    private static final TestWarehouse warehouse = new TestWarehouse();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        warehouse.register(registry);
        var collector = collector();
        registry.add(
                "management.opentelemetry.tracing.export.otlp.endpoint",
                () -> "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces");
    }

    /// Nothing is sampled here: what is sent belongs to traces that the load has begun.
    @Test
    void theTraceOfALoadGoesOnUntilItsEventIsPushed() {
        warehouse.load("ALB", 1, 1, "1500", "0.05", "0.5", "3");
        StepVerifier.create(means().filter(event -> !event.data().countries().isEmpty()))
                .expectNextCount(1)
                .then(() -> {
                    warehouse.execute("update source_state set trace_parent = '00-%s-%s-01' where cnt = 'ALB'"
                            .formatted(TRACE, WRITE));
                    warehouse.load("ALB", 1, 1, "1500", "0.15", "0.5", "3");
                })
                .expectNextCount(1)
                .thenCancel()
                .verify(PATIENCE);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(SPANS).hasSize(2));
        var takenOver = span("pisa.change.take-over");
        var pushed = span("pisa.answer.push");
        assertThat(hex(takenOver.getTraceId())).isEqualTo(TRACE);
        assertThat(hex(takenOver.getParentSpanId())).isEqualTo(WRITE);
        assertThat(takenOver.toString()).contains("\"ALB\"");
        assertThat(hex(pushed.getTraceId())).isEqualTo(TRACE);
        assertThat(pushed.getParentSpanId()).isEqualTo(takenOver.getSpanId());
    }

    private reactor.core.publisher.Flux<ServerSentEvent<Means>> means() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .build()
                .get()
                .uri("/escs?countries=ALB")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<Means>>() {})
                .getResponseBody()
                .filter(event -> event.data() != null);
    }

    private static Span span(String name) {
        return SPANS.stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " was not sent, but " + SPANS));
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    /// Takes spans as a collector does: OTLP over HTTP.
    private static HttpServer collector() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/traces", exchange -> {
                try (exchange) {
                    ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()).getResourceSpansList().stream()
                            .flatMap(resource -> resource.getScopeSpansList().stream())
                            .forEach(scope -> SPANS.addAll(scope.getSpansList()));
                    exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
                    exchange.sendResponseHeaders(200, -1);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
