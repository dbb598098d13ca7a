package org.gei.pisa.benchmark.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The clients against a real server.
class ClientsTests {

    private static final int PATIENCE_SECONDS = 60;

    /// Than one that a busy machine makes.
    private static final Duration LONGER_THAN_A_PAUSE = Duration.ofSeconds(2);

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/answer", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, 1234);
            exchange.getResponseBody().write(new byte[1234]);
            exchange.close();
        });
        server.createContext("/broken", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        server.createContext("/events", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                body.write(":\n\n".getBytes(StandardCharsets.US_ASCII));
                body.flush();
                for (int i = 1; i <= 3; i++) {
                    body.write("id:4%d\nevent:snapshot\nretry:1000\ndata:{\"id\": 7}\n\n"
                            .formatted(i)
                            .getBytes(StandardCharsets.US_ASCII));
                    body.flush();
                }
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void end() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void everyAnswerIsCountedOnce() throws Exception {
        var result = RequestLoad.run(uri(), 4, LONGER_THAN_A_PAUSE, () -> "/answer");
        assertThat(result.bytes()).isEqualTo(1234);
        assertThat(result.millis().size()).isEqualTo(asked.get());
        assertThat(result.answers()).isPositive();
    }

    @Test
    void anErrorIsNoAnswer() {
        assertThatThrownBy(() -> RequestLoad.run(uri(), 1, LONGER_THAN_A_PAUSE, () -> "/broken"))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("expected 200, but got HTTP/1.1 500");
    }

    @Test
    void everyListenerHearsEveryEventAndNoComment() throws Exception {
        var heard = new LinkedBlockingQueue<Long>();
        try (var listeners = new Listeners(uri(), List.of("/events"), 5, (id, at) -> heard.add(id))) {
            listeners.awaitAll(PATIENCE_SECONDS);
            for (int i = 0; i < 15; i++) {
                assertThat(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isBetween(41L, 43L);
            }
            assertThat(heard).isEmpty();
            assertThat(listeners.lost()).isZero();
        }
    }

    @Test
    void pollersAskInTurns() throws Exception {
        try (var pollers = new Pollers(uri(), List.of("/answer"), 3, Duration.ofMillis(30))) {
            int sent = pollers.run(LONGER_THAN_A_PAUSE);
            assertThat(sent).isBetween(3, 201);
        }
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
