package org.gei.pisa.api.limit;

import java.util.concurrent.TimeoutException;
import org.gei.pisa.api.filter.RequestFilter;
import org.gei.pisa.api.security.Problems;
import org.gei.pisa.api.security.Resources;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// An answer that is no stream has to begin in time; how long it takes to be sent is the client's affair. The last of
/// the filters: what is ready is not waited for.
@Component
@Order(50)
class AnswerTimeFilter implements RequestFilter {

    private final LimitProperties limits;
    private final Problems problems;

    AnswerTimeFilter(LimitProperties limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Resources.stream(exchange.getRequest()) ? chain.filter(exchange) : inTime(exchange, chain);
    }

    private Mono<Void> inTime(ServerWebExchange exchange, WebFilterChain chain) {
        var late = Mono.delay(limits.answerTime())
                .then(Mono.<Void>defer(() ->
                        exchange.getResponse().isCommitted() ? Mono.never() : Mono.error(new TimeoutException())));
        return Mono.firstWithSignal(chain.filter(exchange), late)
                .onErrorResume(TimeoutException.class, _ -> late(exchange));
    }

    private Mono<Void> late(ServerWebExchange exchange) {
        return problems.answer(
                exchange,
                HttpStatus.SERVICE_UNAVAILABLE,
                "Expected an answer within %d seconds, but it took longer: ask for less at once."
                        .formatted(limits.answerTime().toSeconds()));
    }
}
