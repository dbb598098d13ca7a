package org.gei.pisa.api.analysis;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Sends what is ready before the parameters are even read. The last of the filters: who may ask has been found out by
/// then.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ReadyAnswerFilter implements WebFilter {

    private final ReadyAnswers ready;

    ReadyAnswerFilter(ReadyAnswers ready) {
        this.ready = ready;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (!HttpMethod.GET.equals(request.getMethod())
                || !EstimateController.PATH.equals(request.getPath().value())) {
            return chain.filter(exchange);
        }
        var answer = ready.find(ReadyAnswers.Key.of(request));
        return answer == null ? chain.filter(exchange) : answer.send(exchange);
    }
}
