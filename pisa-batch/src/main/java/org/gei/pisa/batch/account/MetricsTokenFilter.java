package org.gei.pisa.batch.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets Prometheus in by its token, which opens the metrics and nothing else.
class MetricsTokenFilter extends OncePerRequestFilter {

    static final String METRICS = "METRICS";
    private static final String BEARER = "Bearer ";

    private final byte[] header;

    MetricsTokenFilter(String token) {
        this.header = (BEARER + token).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var given = request.getHeader("Authorization");
        if (given != null && MessageDigest.isEqual(header, given.getBytes(StandardCharsets.UTF_8))) {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    "prometheus", null, List.of(new SimpleGrantedAuthority(METRICS))));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
