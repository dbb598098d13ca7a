package org.gei.pisa.ui.feed;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.domain.live.Means;
import org.gei.pisa.domain.live.Submissions;
import org.gei.pisa.domain.live.Timeline;
import org.gei.pisa.ui.UiProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;

/// The streams this application follows, one each however many look at it.
@Component
public class Feeds {

    private final Map<String, Feed<?>> feeds = new ConcurrentHashMap<>();
    private final WebClient api;
    private final WebClient batch;
    private final Clock clock;

    Feeds(WebClient.Builder builder, UiProperties properties, Clock clock) {
        this.clock = clock;
        this.api = client(builder.clone(), properties.apiUrl(), properties.apiKey());
        this.batch = client(builder.clone(), properties.batchUrl(), properties.operationsToken());
    }

    /// Counters of the batch that grow when a list of its changed.
    public record BatchChange(long executions, long sources) {}

    public Feed<Submissions> submissions() {
        return feed(api, "/api/v1/submissions", Submissions.class);
    }

    /// @param countries codes with commas between; empty for all
    public Feed<Timeline> hours(String countries) {
        var selection = countries.isEmpty() ? "" : "&countries=" + countries;
        return feed(api, "/api/v1/submissions/timeline?interval=hour" + selection, Timeline.class);
    }

    public Feed<Freshness> freshness() {
        return feed(api, "/api/v1/freshness", Freshness.class);
    }

    /// Weighted means behind `/tmins`, `/escs` or `/eeb`.
    public Feed<Means> means(String path) {
        return feed(api, path + "?weighted=true", Means.class);
    }

    public Feed<BatchChange> batchChanges() {
        return feed(batch, "/api/v1/events", BatchChange.class);
    }

    @SuppressWarnings("unchecked") // a path always has the same type
    private <T> Feed<T> feed(WebClient client, String path, Class<T> type) {
        return (Feed<T>) feeds.computeIfAbsent(path, _ -> new Feed<>(path, stream(client, path, type), clock));
    }

    private static <T> Flux<T> stream(WebClient client, String path, Class<T> type) {
        ParameterizedTypeReference<ServerSentEvent<T>> event = ParameterizedTypeReference.forType(
                ResolvableType.forClassWithGenerics(ServerSentEvent.class, type).getType());
        return client.get()
                .uri(path)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .retrieve()
                .bodyToFlux(event)
                .handle((received, sink) -> {
                    var data = received.data();
                    if (data != null) {
                        sink.next(data);
                    }
                });
    }

    private static WebClient client(WebClient.Builder builder, String url, @Nullable String bearer) {
        builder.baseUrl(url).codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8 << 20));
        if (bearer != null && !bearer.isBlank()) {
            builder.defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + bearer);
        }
        return builder.build();
    }
}
