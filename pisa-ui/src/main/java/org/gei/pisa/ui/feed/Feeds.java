package org.gei.pisa.ui.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.EstimateTable;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.domain.live.LoadedVariable;
import org.gei.pisa.domain.live.Submissions;
import org.gei.pisa.domain.live.Timeline;
import org.gei.pisa.ui.UiProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The streams this application follows: one each however many look at it, none when nobody does.
@Component
public class Feeds {

    private static final Duration LINGER = Duration.ofSeconds(3);
    private static final Duration VARIABLES_AGAIN = Duration.ofMinutes(1);
    private static final ParameterizedTypeReference<List<LoadedVariable>> VARIABLES =
            new ParameterizedTypeReference<>() {};

    private final Map<String, Feed<?>> feeds = new ConcurrentHashMap<>();
    private final WebClient api;
    private final List<WebClient> batch;
    private final AtomicInteger batchTurn = new AtomicInteger();
    private final Clock clock;

    Feeds(WebClient.Builder builder, UiProperties properties, Clock clock) {
        this.clock = clock;
        this.api = client(builder.clone(), properties.apiUrl(), properties.apiKey());
        this.batch = properties.batchUrls().stream()
                .map(url -> client(builder.clone(), url, properties.operationsToken()))
                .toList();
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

    /// The same by minute, of the last hour.
    public Feed<Timeline> minutes(String countries) {
        var selection = countries.isEmpty() ? "" : "&countries=" + countries;
        return feed(api, "/api/v1/submissions/timeline?interval=minute" + selection, Timeline.class);
    }

    /// The live answer to a query.
    public Feed<EstimateTable> estimates(EstimateQuery query) {
        return feed(api, path(query), EstimateTable.class);
    }

    /// The live answer to a query, and how it moved since the first who looks at it came.
    public Feed<Trend> trend(EstimateQuery query) {
        var path = path(query);
        return feed("trend " + path, () -> {
            var before = new AtomicReference<@Nullable Trend>();
            return stream(api, path, EstimateTable.class)
                    .map(table -> Objects.requireNonNull(before.updateAndGet(trend ->
                            trend == null ? Trend.begin(table, clock.instant()) : trend.with(table, clock.instant()))));
        });
    }

    /// What can be asked about; looked at again every minute, because configuration may add to it.
    public Feed<Variables> variables() {
        return feed(
                "/api/v1/variables",
                () -> api.get()
                        .uri("/api/v1/variables")
                        .retrieve()
                        .bodyToMono(VARIABLES)
                        .map(Variables::new)
                        .repeatWhen(done -> done.delayElements(VARIABLES_AGAIN)));
    }

    public Feed<Freshness> freshness() {
        return feed(api, "/api/v1/freshness", Freshness.class);
    }

    public Feed<BatchChange> batchChanges() {
        var path = "/api/v1/events";
        // each attempt asks another process: those that stand by have nothing to tell
        return feed(
                path,
                () -> Flux.defer(() -> stream(
                        batch.get(Math.floorMod(batchTurn.getAndIncrement(), batch.size())), path, BatchChange.class)));
    }

    private <T> Feed<T> feed(WebClient client, String path, Class<T> type) {
        return feed(path, () -> stream(client, path, type));
    }

    @SuppressWarnings("unchecked") // a name always has the same type
    private <T> Feed<T> feed(String name, Supplier<Flux<T>> stream) {
        return (Feed<T>) feeds.computeIfAbsent(
                name, _ -> new Feed<>(name, stream.get(), clock, LINGER, feed -> feeds.remove(name, feed)));
    }

    /// How many streams are followed, or were a moment ago.
    int size() {
        return feeds.size();
    }

    /// Encoded here: the values are names and codes, but a URL may bring anything.
    private static String path(EstimateQuery query) {
        return query.parameters().entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(Collectors.joining("&", "/api/v1/estimates?", ""));
    }

    private static <T> Flux<T> stream(WebClient client, String path, Class<T> type) {
        ParameterizedTypeReference<ServerSentEvent<T>> event = ParameterizedTypeReference.forType(
                ResolvableType.forClassWithGenerics(ServerSentEvent.class, type).getType());
        return client.get()
                .uri(base -> URI.create(base.build() + path))
                .accept(MediaType.TEXT_EVENT_STREAM, MediaType.APPLICATION_PROBLEM_JSON)
                .retrieve()
                .onStatus(status -> status.value() == 400 || status.value() == 422, Feeds::refusal)
                .bodyToFlux(event)
                .handle((received, sink) -> {
                    var data = received.data();
                    if (data != null) {
                        sink.next(data);
                    }
                });
    }

    private static Mono<Throwable> refusal(ClientResponse answer) {
        return answer.bodyToMono(ProblemDetail.class)
                .mapNotNull(ProblemDetail::getDetail)
                .defaultIfEmpty("The API refuses this query and does not say why.")
                .map(Refusal::new);
    }

    private static WebClient client(WebClient.Builder builder, String url, @Nullable String bearer) {
        builder.baseUrl(url).codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 << 20));
        if (bearer != null && !bearer.isBlank()) {
            builder.defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + bearer);
        }
        return builder.build();
    }
}
