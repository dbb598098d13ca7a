package org.gei.pisa.api.participant;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.gei.pisa.api.filter.RequestFilter;
import org.gei.pisa.api.security.Problems;
import org.gei.pisa.api.security.Resources;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Lets requests of the first moment after a start wait until participants and variables are read. Without
/// them, no code and no name would be known, and whoever connects again after a restart would be told that
/// his request is wrong. Who may not ask is told so at once.
@Component
@Order(25)
class FirstReadFilter implements RequestFilter {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Catalogue catalogue;
    private final Problems problems;

    FirstReadFilter(Catalogue catalogue, Problems problems) {
        this.catalogue = catalogue;
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return catalogue.isRead() || Resources.open(exchange) ? chain.filter(exchange) : onceRead(exchange, chain);
    }

    private Mono<Void> onceRead(ServerWebExchange exchange, WebFilterChain chain) {
        return catalogue
                .onceRead()
                .thenReturn(true)
                .timeout(PATIENCE)
                .onErrorReturn(TimeoutException.class, false)
                .publishOn(Schedulers.parallel())
                .flatMap(read -> read ? chain.filter(exchange) : later(exchange));
    }

    private Mono<Void> later(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return problems.answer(
                exchange,
                HttpStatus.SERVICE_UNAVAILABLE,
                "Expected a warehouse with participants, but found none since the start: ask again.");
    }
}
