package org.gei.pisa.api.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.gei.pisa.api.filter.RequestFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Finds out who asks, for the filters after it, and sets what every answer carries. Refuses nobody.
@Component
@Order(0)
class CallerFilter implements RequestFilter {

    private static final String BEARER = "Bearer ";

    private final AccessProperties access;
    private final ApiKeys keys;
    private final KeyUses uses;

    CallerFilter(AccessProperties access, ApiKeys keys, KeyUses uses) {
        this.access = access;
        this.keys = keys;
        this.uses = uses;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getResponse().getHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.setCacheControl("no-store");
        caller(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION))
                .noteIn(exchange);
        return chain.filter(exchange);
    }

    private Caller caller(@Nullable String authorization) {
        var secret = bearer(authorization);
        if (secret == null) {
            return new Caller.Stranger();
        }
        if (isServiceKey(secret)) {
            return new Caller.Service();
        }
        var key = keys.find(secret);
        if (key == null) {
            return new Caller.Pretender();
        }
        uses.note(key.id());
        return new Caller.KeyHolder(key.id(), key.scopes());
    }

    private boolean isServiceKey(String secret) {
        var key = access.key();
        return key != null
                && MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
    }

    /// What is shown as a key; null for none, and for what a proxy in front has asked for itself.
    private static @Nullable String bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }
}
