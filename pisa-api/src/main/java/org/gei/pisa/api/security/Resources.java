package org.gei.pisa.api.security;

import static org.gei.pisa.domain.operations.ApiScope.ESTIMATES;
import static org.gei.pisa.domain.operations.ApiScope.FIELDWORK;
import static org.gei.pisa.domain.operations.ApiScope.STREAMS;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gei.pisa.domain.operations.ApiScope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Which resources are open, and which scopes the others need. Paths are compared as the controllers' are,
/// so that no other spelling of a path leads around it. Asked several times for each request, hence plain loops.
public final class Resources {

    private static final PathPattern HEALTH = PathPatternParser.defaultInstance.parse("/actuator/health/**");
    private static final PathPattern MANAGEMENT = PathPatternParser.defaultInstance.parse("/actuator/**");
    private static final List<PathPattern> OPEN = patterns(
            "/actuator/**",
            "/v3/api-docs",
            "/v3/api-docs/**",
            "/v3/api-docs.yaml",
            "/swagger-ui.html",
            "/swagger-ui/**",
            "/webjars/swagger-ui/**");
    private static final List<PathPattern> OF_ESTIMATES =
            patterns("/api/v1/estimates", "/api/v1/variables", "/tmins", "/escs", "/eeb");
    private static final List<PathPattern> OF_FIELDWORK = patterns(
            "/api/v1/submissions", "/api/v1/submissions/timeline", "/api/v1/freshness", "/submissions", "/sot");

    private Resources() {}

    /// Whether it needs no key: the description of the API, and what tells about the process, whose metrics
    /// have a token of their own.
    public static boolean open(ServerWebExchange exchange) {
        return matches(OPEN, path(exchange));
    }

    /// Whether it tells how the application is.
    public static boolean health(ServerWebExchange exchange) {
        return HEALTH.matches(path(exchange));
    }

    /// Whether it tells about the process, health excepted.
    static boolean metrics(ServerWebExchange exchange) {
        return MANAGEMENT.matches(path(exchange)) && !health(exchange);
    }

    /// What a key has to be for.
    static Set<ApiScope> scopes(ServerWebExchange exchange) {
        var scopes = EnumSet.noneOf(ApiScope.class);
        var path = path(exchange);
        if (matches(OF_ESTIMATES, path)) {
            scopes.add(ESTIMATES);
        } else if (matches(OF_FIELDWORK, path)) {
            scopes.add(FIELDWORK);
        }
        if (stream(exchange.getRequest())) {
            scopes.add(STREAMS);
        }
        return scopes;
    }

    /// Whether the answer can be a stream. A header that allows one among other things counts as asking for
    /// one.
    public static boolean stream(ServerHttpRequest request) {
        for (var accept : request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT)) {
            if (namesStream(accept)) {
                return true;
            }
        }
        return false;
    }

    private static boolean namesStream(String accept) {
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .anyMatch(type -> !type.isWildcardType() && type.includes(MediaType.TEXT_EVENT_STREAM));
        } catch (RuntimeException _) {
            return false; // refused as 406 by whoever would answer
        }
    }

    private static PathContainer path(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().pathWithinApplication();
    }

    private static boolean matches(List<PathPattern> patterns, PathContainer path) {
        for (var pattern : patterns) {
            if (pattern.matches(path)) {
                return true;
            }
        }
        return false;
    }

    private static List<PathPattern> patterns(String... patterns) {
        return List.of(patterns).stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }
}
