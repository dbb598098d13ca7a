package org.gei.pisa.api.analysis;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.gei.pisa.api.filter.RequestFilter;
import org.gei.pisa.api.security.Resources;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/// Times requests for estimates under the name and with the tags of Spring's `http.server.requests`, in the place of
/// an observation, which costs as much as sending an answer that is ready. Such a request has no trace of its own.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestTimes implements RequestFilter, ObservationPredicate {

    private static final String NAME = "http.server.requests";
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.values());

    private final MeterRegistry registry;
    private final Map<Outcome, Timer> timers = new ConcurrentHashMap<>();

    RequestTimes(MeterRegistry registry) {
        this.registry = registry;
    }

    /// @param status 0 if the client went before there was one
    private record Outcome(String method, int status) {}

    /// Whether a request is observed.
    @Override
    public boolean test(String name, Observation.Context context) {
        var request = context instanceof ServerRequestObservationContext server ? server.getCarrier() : null;
        return request == null || !isTimed(request);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!isTimed(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        long begun = System.nanoTime();
        return chain.filter(exchange)
                .doFinally(end -> timer(exchange, end).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS));
    }

    private static boolean isTimed(ServerHttpRequest request) {
        return EstimateController.PATH.equals(request.getPath().value()) && !Resources.stream(request);
    }

    private Timer timer(ServerWebExchange exchange, SignalType end) {
        return timers.computeIfAbsent(
                new Outcome(method(exchange.getRequest().getMethod()), status(exchange, end)), this::timer);
    }

    /// Whatever word a client makes up is one method, so that there are few timers.
    private static String method(HttpMethod method) {
        return METHODS.contains(method) ? method.name() : "UNKNOWN";
    }

    private static int status(ServerWebExchange exchange, SignalType end) {
        var status = exchange.getResponse().getStatusCode();
        return switch (end) {
            case CANCEL -> 0;
            case ON_ERROR -> HttpStatus.INTERNAL_SERVER_ERROR.value();
            default -> status == null ? HttpStatus.OK.value() : status.value();
        };
    }

    private Timer timer(Outcome outcome) {
        int status = outcome.status();
        return registry.timer(
                NAME,
                Tags.of("error", "none", "exception", "none", "method", outcome.method())
                        .and("outcome", status == 0 ? "UNKNOWN" : series(status))
                        .and("status", status == 0 ? "UNKNOWN" : Integer.toString(status))
                        .and("uri", EstimateController.PATH));
    }

    private static String series(int status) {
        var series = HttpStatus.Series.resolve(status);
        return series == null ? "UNKNOWN" : series == HttpStatus.Series.SUCCESSFUL ? "SUCCESS" : series.name();
    }
}
