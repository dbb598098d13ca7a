package org.gei.pisa.api.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Lets through whoever shows the key, or everybody where that is switched on. Health and the description of the
/// API are open.
@Component
@Order(0)
class AccessFilter implements WebFilter {

    private static final String BEARER = "Bearer ";
    private static final List<String> OPEN =
            List.of("/actuator/", "/v3/api-docs", "/swagger-ui", "/webjars/swagger-ui");

    private final AccessProperties access;
    private final JsonMapper json;

    AccessFilter(AccessProperties access, JsonMapper json) {
        this.access = access;
        this.json = json;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getResponse().getHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.setCacheControl("no-store");
        var path = exchange.getRequest().getPath().value();
        boolean open = OPEN.stream().anyMatch(path::startsWith);
        var authorization = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return open || access.anonymous() || valid(authorization) ? chain.filter(exchange) : refuse(exchange);
    }

    private boolean valid(@Nullable String authorization) {
        var key = access.key();
        return key != null
                && authorization != null
                && authorization.startsWith(BEARER)
                && MessageDigest.isEqual(
                        authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8),
                        key.getBytes(StandardCharsets.UTF_8));
    }

    private Mono<Void> refuse(ServerWebExchange exchange) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNAUTHORIZED, "Expected the header 'Authorization: Bearer <key>' with a valid key.");
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.UNAUTHORIZED);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(json.writeValueAsBytes(problem))));
    }
}
