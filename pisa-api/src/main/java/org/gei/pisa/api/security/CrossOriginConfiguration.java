package org.gei.pisa.api.security;

import java.time.Duration;
import java.util.List;
import org.gei.pisa.api.filter.RequestFilter;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;

/// Which other sites' pages may read from a browser. Without any, a browser keeps answers from all of them.
@Configuration(proxyBeanMethods = false)
class CrossOriginConfiguration {

    private static final Duration REMEMBERED = Duration.ofHours(1);

    /// @param corsOrigins such as `https://statistics.example.org`
    @ConfigurationProperties("pisa.api")
    record Origins(@DefaultValue List<String> corsOrigins) {
        Origins {
            corsOrigins = List.copyOf(corsOrigins);
            if (corsOrigins.contains(CorsConfiguration.ALL)) {
                throw new IllegalArgumentException(
                        "pisa.api.cors-origins: expected origins such as https://statistics.example.org, but found *");
            }
        }
    }

    /// Before access is checked: a browser asks whether it may ask, without the key.
    @Bean
    @Order(-10)
    RequestFilter crossOrigin(Origins origins) {
        if (origins.corsOrigins().isEmpty()) {
            return (exchange, chain) -> chain.filter(exchange);
        }
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(origins.corsOrigins());
        rules.setAllowedMethods(List.of("GET", "HEAD"));
        rules.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.IF_NONE_MATCH, "Last-Event-ID"));
        rules.setExposedHeaders(List.of(HttpHeaders.ETAG, HttpHeaders.RETRY_AFTER, "RateLimit", "RateLimit-Policy"));
        rules.setMaxAge(REMEMBERED);
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", rules);
        return new CorsWebFilter(source)::filter;
    }
}
