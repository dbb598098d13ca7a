package org.gei.pisa.api.filter;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// All filters of this application as one. Spring puts two operators and a description around each filter, for each
/// request: around eleven of them that is a good part of what it costs to send an answer that is ready.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestFilters implements WebFilter {

    private final List<RequestFilter> filters;

    RequestFilters(List<RequestFilter> filters) {
        this.filters = List.copyOf(filters);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return new Way(filters, 0, chain).filter(exchange);
    }

    /// What is left of the way.
    ///
    /// @param next the filter that comes next
    /// @param end what comes after the last one
    private record Way(List<RequestFilter> filters, int next, WebFilterChain end) implements WebFilterChain {

        @Override
        public Mono<Void> filter(ServerWebExchange exchange) {
            if (next == filters.size()) {
                return end.filter(exchange);
            }
            try {
                return filters.get(next).filter(exchange, new Way(filters, next + 1, end));
            } catch (RuntimeException e) {
                return Mono.error(e); // so that the filters before it see it
            }
        }
    }
}
