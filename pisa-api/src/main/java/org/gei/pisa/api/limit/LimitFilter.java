package org.gei.pisa.api.limit;

import java.time.Duration;
import org.gei.pisa.api.filter.RequestFilter;
import org.gei.pisa.api.security.Caller;
import org.gei.pisa.api.security.Problems;
import org.gei.pisa.api.security.Resources;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Counts the requests and the open streams of each client, and says in the header of every answer how many
/// requests are left (draft-ietf-httpapi-ratelimit-headers). Comes before access is checked, so that
/// whoever guesses keys is counted too. Probes of the health are not counted.
@Component
@Order(10)
class LimitFilter implements RequestFilter {

    private final LimitProperties limits;
    private final ClientAddresses addresses;
    private final Allowances allowances;
    private final OpenStreams streams;
    private final Problems problems;

    LimitFilter(
            LimitProperties limits,
            ClientAddresses addresses,
            Allowances allowances,
            OpenStreams streams,
            Problems problems) {
        this.limits = limits;
        this.addresses = addresses;
        this.allowances = allowances;
        this.streams = streams;
        this.problems = problems;
    }

    /// @param name the same for all its requests
    private record Client(String name, String policy, int requests, int streams) {}

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return switch (Caller.of(exchange)) {
            case Caller.Service() -> chain.filter(exchange);
            case Caller.KeyHolder holder ->
                limited(
                        new Client("key " + holder.key(), "key", limits.requestsPerKey(), limits.streamsPerKey()),
                        exchange,
                        chain);
            case Caller.Stranger(), Caller.Pretender() ->
                Resources.health(exchange)
                        ? chain.filter(exchange)
                        : limited(
                                new Client(
                                        addresses.of(exchange.getRequest()),
                                        "address",
                                        limits.requestsPerAddress(),
                                        limits.streamsPerAddress()),
                                exchange,
                                chain);
        };
    }

    private Mono<Void> limited(Client client, ServerWebExchange exchange, WebFilterChain chain) {
        var standing = allowances.take(client.name(), client.requests());
        long reset = seconds(standing.reset());
        var headers = exchange.getResponse().getHeaders();
        var policy = '"' + client.policy() + '"';
        headers.set("RateLimit-Policy", policy + ";q=" + standing.quota() + ";w=" + seconds(limits.period()));
        headers.set("RateLimit", policy + ";r=" + standing.left() + ";t=" + reset);
        if (!standing.allowed()) {
            return refuse(
                    exchange,
                    reset,
                    "Expected at most %d requests in %d seconds of one %s: ask again in %d seconds."
                            .formatted(standing.quota(), seconds(limits.period()), client.policy(), reset));
        }
        return Resources.stream(exchange.getRequest()) ? stream(client, exchange, chain) : chain.filter(exchange);
    }

    private Mono<Void> stream(Client client, ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.defer(() -> streams.open(client.name(), client.streams())
                ? chain.filter(exchange).doFinally(_ -> streams.close(client.name()))
                : refuse(
                        exchange,
                        seconds(limits.period()),
                        "Expected at most %d streams at once of one %s: close one, or ask for fewer."
                                .formatted(client.streams(), client.policy())));
    }

    private Mono<Void> refuse(ServerWebExchange exchange, long retryAfter, String detail) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter));
        return problems.answer(exchange, HttpStatus.TOO_MANY_REQUESTS, detail);
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.plusMillis(999).toSeconds());
    }
}
