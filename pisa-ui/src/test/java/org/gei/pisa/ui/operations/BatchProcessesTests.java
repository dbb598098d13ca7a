package org.gei.pisa.ui.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gei.pisa.ui.UiProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientResponseException;

class BatchProcessesTests {

    /// A process of the batch that answers with its name, or says that it stands by.
    private static final class BatchProcess {
        private final HttpServer server;
        private final List<String> asked = new CopyOnWriteArrayList<>();
        private volatile boolean standsBy;

        BatchProcess(String name, boolean standsBy) throws IOException {
            this.standsBy = standsBy;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + new String(exchange.getRequestBody().readAllBytes()));
                var answer = ("{\"by\": \"" + name + "\"}").getBytes();
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                if (this.standsBy) {
                    exchange.getResponseHeaders().set(BatchProcesses.STANDS_BY, "true");
                }
                exchange.sendResponseHeaders(this.standsBy ? 409 : 200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }
    }

    private BatchProcess one;
    private BatchProcess other;
    private BatchClient client;

    @BeforeEach
    void start() throws IOException {
        one = new BatchProcess("one", true);
        other = new BatchProcess("other", false);
        client = new BatchClient(new UiProperties("http://127.0.0.1:1", one.url() + ", " + other.url(), null, null));
    }

    @AfterEach
    void stop() {
        one.server.stop(0);
        other.server.stop(0);
    }

    @Test
    void whatOneCannotDoBecauseItStandsByTheOtherDoes() {
        assertThat(post()).isEqualTo("other");
        assertThat(one.asked).isEqualTo(other.asked).containsExactly("POST /api/v1/executions {\"job\":\"load\"}");
    }

    @Test
    void theOneThatLoadsIsAskedFirstUntilItStandsBy() {
        post();
        assertThat(get()).isEqualTo("other");
        assertThat(one.asked).hasSize(1);
        other.standsBy = true;
        one.standsBy = false;
        assertThat(get()).isEqualTo("one");
    }

    @Test
    void whoIsAwayIsPassedOver() {
        one.server.stop(0);
        assertThat(get()).isEqualTo("other");
        other.server.stop(0);
        assertThatThrownBy(this::get).isInstanceOf(ResourceAccessException.class);
    }

    @Test
    void whereAllStandByTheReasonIsShown() {
        other.standsBy = true;
        assertThatThrownBy(this::post)
                .isInstanceOfSatisfying(
                        RestClientResponseException.class,
                        e -> assertThat(e.getStatusCode().value()).isEqualTo(409));
    }

    private Object get() {
        return client.get("admin", Map.class, "/api/v1/sources", Map.of("q", "a b"))
                .get("by");
    }

    private Object post() {
        return client.post("admin", Map.class, "/api/v1/executions", Map.of("job", "load"))
                .get("by");
    }
}
