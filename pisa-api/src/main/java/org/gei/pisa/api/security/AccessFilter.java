package org.gei.pisa.api.security;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gei.pisa.api.filter.RequestFilter;
import org.gei.pisa.domain.operations.ApiScope;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Lets through whoever shows a key that is for what it asks, or everybody where that is switched on. A key
/// that is shown is checked in any case; one in a URL, where logs would keep it, is refused. Health and the
/// description of the API are open.
@Component
@Order(20)
class AccessFilter implements RequestFilter {

    private static final Set<String> NAMES_OF_KEYS =
            Set.of("key", "apikey", "api_key", "api-key", "token", "access_token", "bearer", "authorization", "secret");
    private static final Pattern SECRET = Pattern.compile("pisa_[a-z2-9]{8}_");

    private final AccessProperties access;
    private final Problems problems;

    AccessFilter(AccessProperties access, Problems problems) {
        this.access = access;
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (keyInUrl(exchange)) {
            return problems.answer(
                    exchange,
                    HttpStatus.BAD_REQUEST,
                    "Expected no key in the URL, where logs would keep it: send it in the header 'Authorization:"
                            + " Bearer <key>', and have the one that was sent revoked.");
        }
        if (Resources.open(exchange)) {
            return chain.filter(exchange);
        }
        return switch (Caller.of(exchange)) {
            case Caller.Service() -> chain.filter(exchange);
            case Caller.KeyHolder holder -> withScopes(holder.scopes(), exchange, chain);
            case Caller.Stranger() -> access.anonymous() ? chain.filter(exchange) : unknown(exchange);
            case Caller.Pretender() -> unknown(exchange);
        };
    }

    private Mono<Void> withScopes(Set<ApiScope> scopes, ServerWebExchange exchange, WebFilterChain chain) {
        var needed = Resources.scopes(exchange);
        return scopes.containsAll(needed)
                ? chain.filter(exchange)
                : problems.answer(
                        exchange,
                        HttpStatus.FORBIDDEN,
                        "Expected a key with %s, but this one has %s.".formatted(names(needed), names(scopes)));
    }

    private Mono<Void> unknown(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return problems.answer(
                exchange,
                HttpStatus.UNAUTHORIZED,
                "Expected the header 'Authorization: Bearer <key>' with a valid key.");
    }

    private static boolean keyInUrl(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        if (isPlain(request.getURI())) {
            return false;
        }
        return SECRET.matcher(request.getURI().toString()).find()
                || request.getQueryParams().entrySet().stream()
                        .anyMatch(parameter ->
                                NAMES_OF_KEYS.contains(parameter.getKey().toLowerCase(Locale.ROOT))
                                        || parameter.getValue().stream()
                                                .anyMatch(value -> value != null
                                                        && SECRET.matcher(value).find()));
    }

    /// Whether there is nothing that a closer look could find a key in: most requests are so, and are spared it.
    private static boolean isPlain(URI uri) {
        var query = uri.getRawQuery();
        if (uri.toString().contains("pisa_") || query != null && query.indexOf('%') >= 0) {
            return false;
        }
        return query == null || !namesKey(query);
    }

    /// Whether a parameter has the name of a key. As the parameters are read, a `=` before a name is none of it.
    private static boolean namesKey(String query) {
        for (int begin = 0; begin < query.length(); ) {
            int next = query.indexOf('&', begin);
            int end = next < 0 ? query.length() : next;
            while (begin < end && query.charAt(begin) == '=') {
                begin++;
            }
            int equals = query.indexOf('=', begin);
            var name = query.substring(begin, equals < 0 ? end : Math.min(equals, end));
            if (NAMES_OF_KEYS.contains(name.toLowerCase(Locale.ROOT))) {
                return true;
            }
            begin = end + 1;
        }
        return false;
    }

    private static String names(Set<ApiScope> scopes) {
        return scopes.isEmpty()
                ? "none that is known here"
                : scopes.stream().sorted().map(ApiScope::name).collect(Collectors.joining(" and "));
    }
}
