package org.gei.pisa.api.stream;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Measures how large events are as they leave, before compression; comments, which keep connections open, count too.
@Component
class PushSizes implements WebFilter {

    private final DistributionSummary sizes;

    PushSizes(MeterRegistry metrics) {
        this.sizes = DistributionSummary.builder("pisa.push.size")
                .baseUnit("bytes")
                .serviceLevelObjectives(100, 1_000, 5_000, 20_000, 100_000, 500_000)
                .register(metrics);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(
                exchange.mutate().response(new Measured(exchange.getResponse())).build());
    }

    private final class Measured extends ServerHttpResponseDecorator {

        Measured(ServerHttpResponse response) {
            super(response);
        }

        @Override
        public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
            return MediaType.TEXT_EVENT_STREAM.isCompatibleWith(getHeaders().getContentType())
                    ? super.writeAndFlushWith(Flux.from(body).map(this::measured))
                    : super.writeAndFlushWith(body);
        }

        private Flux<DataBuffer> measured(Publisher<? extends DataBuffer> event) {
            return Flux.defer(() -> {
                var size = new AtomicLong();
                return Flux.<DataBuffer>from(event)
                        .doOnNext(part -> size.addAndGet(part.readableByteCount()))
                        .doOnComplete(() -> sizes.record(size.get()));
            });
        }
    }
}
