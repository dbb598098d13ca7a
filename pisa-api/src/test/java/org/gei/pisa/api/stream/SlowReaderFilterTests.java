package org.gei.pisa.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/// Over HTTP, with events of which the buffers of a connection hold few.
class SlowReaderFilterTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int EVENT_BYTES = 1 << 19;
    /// More than the buffers of both sockets and one that waits; less than what a server takes ahead.
    private static final int AHEAD = 10;

    private static final int READ = 30;

    private final SlowReaderFilter filter = new SlowReaderFilter();
    private final AtomicInteger taken = new AtomicInteger();
    private DisposableServer server;

    @BeforeEach
    void start() {
        var handler = WebHttpHandlerBuilder.webHandler(this::endless)
                .filter((exchange, chain) -> filter.filter(exchange, chain))
                .build();
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .childOption(ChannelOption.SO_SNDBUF, BUFFER_BYTES)
                .handle(new ReactorHttpHandlerAdapter(handler))
                .bindNow();
    }

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @Test
    void eventsAreTakenOnlyAsTheClientTakesThem() throws IOException {
        try (var client = new Socket()) {
            client.setReceiveBufferSize(BUFFER_BYTES);
            client.setSoTimeout((int) PATIENCE.toMillis());
            client.connect(server.address());
            client.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            await().atMost(PATIENCE).until(() -> taken.get() > 0);
            await().during(Duration.ofSeconds(1)).until(() -> taken.get() < AHEAD);

            client.getInputStream().skipNBytes((long) READ * EVENT_BYTES);
            assertThat(taken.get()).isBetween(READ, READ + AHEAD);
        }
    }

    private Mono<Void> endless(ServerWebExchange exchange) {
        var buffers = exchange.getResponse().bufferFactory();
        return exchange.getResponse().writeAndFlushWith(Flux.<Mono<DataBuffer>>generate(sink -> {
            var bytes = ("event " + taken.incrementAndGet()).getBytes(StandardCharsets.US_ASCII);
            sink.next(Mono.just(buffers.wrap(Arrays.copyOf(bytes, EVENT_BYTES))));
        }));
    }
}
