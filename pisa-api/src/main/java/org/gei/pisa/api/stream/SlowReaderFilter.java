package org.gei.pisa.api.stream;

import java.time.Duration;
import org.gei.pisa.api.filter.RequestFilter;
import org.gei.pisa.api.security.Resources;
import org.reactivestreams.Publisher;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/// Takes the next event of a stream only when the client has taken the one before. The server would take
/// 128 of them ahead for every client that doesn't read, and each may be as large as all countries
/// together.
@Component
@Order(30)
class SlowReaderFilter implements RequestFilter {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Resources.stream(exchange.getRequest())
                ? chain.filter(exchange.mutate()
                        .response(new PacedResponse(exchange.getResponse()))
                        .build())
                : chain.filter(exchange);
    }

    private static final class PacedResponse extends ServerHttpResponseDecorator {

        PacedResponse(ServerHttpResponse response) {
            super(response);
        }

        @Override
        public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> events) {
            return super.writeAndFlushWith(Flux.from(events)
                    .concatMap(
                            event -> writable()
                                    ? Mono.just(event)
                                    : whenWritable().thenReturn(event),
                            1));
        }

        /// Completes when what was sent before has left.
        private Mono<Boolean> whenWritable() {
            return Mono.fromSupplier(this::writable)
                    .filter(writable -> writable)
                    .repeatWhenEmpty(looks -> looks.delayElements(LOOK_AGAIN));
        }

        private boolean writable() {
            return !(getDelegate() instanceof AbstractServerHttpResponse response)
                    || !(response.getNativeResponse() instanceof HttpServerResponse server)
                    || isWritable(server);
        }

        private static boolean isWritable(HttpServerResponse server) {
            var writable = new boolean[1];
            server.withConnection(
                    connection -> writable[0] = connection.channel().isWritable());
            return writable[0];
        }
    }
}
