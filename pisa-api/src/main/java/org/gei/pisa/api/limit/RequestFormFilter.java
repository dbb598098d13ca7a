package org.gei.pisa.api.limit;

import java.net.URI;
import java.util.regex.Pattern;
import org.gei.pisa.api.filter.RequestFilter;
import org.gei.pisa.api.security.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Nothing that can be asked has a body: one that is announced is not waited for, and its connection
/// closed.
@Component
@Order(15)
class RequestFormFilter implements RequestFilter {

    private static final Pattern PLAIN = Pattern.compile("/(?:[A-Za-z0-9_.-][A-Za-z0-9/_.-]*+)?");

    private final Problems problems;

    RequestFormFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        if (headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
            return problems.answer(
                    exchange, HttpStatus.CONTENT_TOO_LARGE, "Expected a request without a body, but it has one.");
        }
        return isPath(exchange.getRequest().getPath().value())
                ? chain.filter(exchange)
                : problems.answer(exchange, HttpStatus.BAD_REQUEST, "Expected a path such as /api/v1/estimates.");
    }

    private static boolean isPath(String path) {
        if (PLAIN.matcher(path).matches()) {
            return true;
        }
        try {
            return URI.create(path).getPath() != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
