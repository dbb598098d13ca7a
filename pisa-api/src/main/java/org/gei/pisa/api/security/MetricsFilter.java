package org.gei.pisa.api.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.gei.pisa.api.filter.RequestFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// What tells about the process, health excepted, is for who has the token for metrics, and for nobody if there is
/// none: who may read estimates has no business there.
@Component
@Order(-1)
class MetricsFilter implements RequestFilter {

    private static final String BEARER = "Bearer ";

    private final byte @Nullable [] header;

    MetricsFilter(@Value("${pisa.metrics.token:#{null}}") @Nullable String token) {
        this.header = token == null || token.isBlank() ? null : (BEARER + token).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!Resources.metrics(exchange) || valid(exchange)) {
            return chain.filter(exchange);
        }
        exchange.getResponse().setStatusCode(HttpStatus.UNAUTHORIZED);
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, BEARER.strip());
        return exchange.getResponse().setComplete();
    }

    private boolean valid(ServerWebExchange exchange) {
        var given = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return header != null && given != null && MessageDigest.isEqual(header, given.getBytes(StandardCharsets.UTF_8));
    }
}
