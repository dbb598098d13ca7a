package org.gei.pisa.api.filter;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// A filter as Spring's `WebFilter`, but one of those that [RequestFilters] passes a request through. They come in the
/// order of their `@Order`.
@FunctionalInterface
public interface RequestFilter {

    /// Answers the request, or lets the chain do so.
    Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain);
}
