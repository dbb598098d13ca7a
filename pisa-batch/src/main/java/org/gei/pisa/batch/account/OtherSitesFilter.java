package org.gei.pisa.batch.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Refuses actions that a page of another site asks for. A browser that has signed in here by HTTP Basic
/// would send the password along with them, and says itself from where a request comes; programs say
/// nothing.
class OtherSitesFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final JsonMapper json;

    OtherSitesFilter(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var site = request.getHeader("Sec-Fetch-Site");
        boolean foreign = site == null ? request.getHeader("Origin") != null : !OWN.contains(site);
        if (foreign && !SAFE.contains(request.getMethod())) {
            SecurityConfiguration.refuse(
                    json, response, HttpStatus.FORBIDDEN, "Expected no action asked for by a page of another site.");
            return;
        }
        chain.doFilter(request, response);
    }
}
