package org.gei.pisa.api.analysis;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// An answer as it goes over the wire.
///
/// @param tag for the header `ETag`
record Answer(MediaType type, String tag, byte[] body) {

    private static final String CACHE = "max-age=0, must-revalidate, private";

    /// Sends it, or only that nothing has changed since the answer that the client has.
    Mono<Void> send(ServerWebExchange exchange) {
        var response = exchange.getResponse();
        var headers = response.getHeaders();
        headers.set(HttpHeaders.CACHE_CONTROL, CACHE);
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (exchange.checkNotModified(tag)) {
            return response.setComplete();
        }
        headers.setContentType(type);
        headers.setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
