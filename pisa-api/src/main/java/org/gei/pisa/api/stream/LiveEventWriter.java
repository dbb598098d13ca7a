package org.gei.pisa.api.stream;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.http.codec.CodecConfigurer;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Sends events as they are: the same bytes to everybody, each at once. Measures how large they are as they
/// leave, before compression; comments, which keep connections open, count too.
@Component
class LiveEventWriter implements HttpMessageWriter<LiveEvent<?>>, CodecCustomizer {

    private final DistributionSummary sizes;

    LiveEventWriter(MeterRegistry metrics) {
        this.sizes = DistributionSummary.builder("pisa.push.size")
                .baseUnit("bytes")
                .serviceLevelObjectives(100, 1_000, 5_000, 20_000, 100_000, 500_000)
                .register(metrics);
    }

    @Override
    public void customize(CodecConfigurer codecs) {
        codecs.customCodecs().register(this);
    }

    @Override
    public List<MediaType> getWritableMediaTypes() {
        return List.of(MediaType.TEXT_EVENT_STREAM);
    }

    @Override
    public boolean canWrite(ResolvableType type, @Nullable MediaType media) {
        return LiveEvent.class.isAssignableFrom(type.toClass())
                && (media == null || MediaType.TEXT_EVENT_STREAM.includes(media));
    }

    @Override
    public Mono<Void> write(
            Publisher<? extends LiveEvent<?>> events,
            ResolvableType type,
            @Nullable MediaType media,
            ReactiveHttpOutputMessage message,
            Map<String, Object> hints) {
        message.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
        var buffers = message.bufferFactory();
        return message.writeAndFlushWith(Flux.from(events).map(event -> {
            sizes.record(event.bytes().length);
            return Mono.just(buffers.wrap(event.bytes()));
        }));
    }
}
