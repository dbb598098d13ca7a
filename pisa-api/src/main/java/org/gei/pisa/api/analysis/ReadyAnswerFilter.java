package org.gei.pisa.api.analysis;

import org.gei.pisa.api.filter.RequestFilter;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Sends what is ready before the parameters are even read. Comes after the filters that find out who may ask what.
@Component
@Order(40)
class ReadyAnswerFilter implements RequestFilter {

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
