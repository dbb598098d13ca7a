package org.gei.pisa.ui.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses what pages of other sites send: the form of the sign-in, whose token Flow does not check, and the
/// handshake of a WebSocket, which browsers send to any site. What Flow's client sends has a token of its
/// own besides.
///
/// Browsers tell by `Sec-Fetch-Site` or `Origin`; a program that sends neither rides on nobody's session.
final class SameOriginFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (changesSomething(request) && isFromAnotherSite(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean changesSomething(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod()) || "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    private static boolean isFromAnotherSite(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !isOwn(origin, request);
    }

    private static boolean isOwn(String origin, HttpServletRequest request) {
        try {
            var authority = URI.create(origin).getRawAuthority();
            return authority != null
                    && (authority.equalsIgnoreCase(request.getHeader(HttpHeaders.HOST))
                            || authority.equalsIgnoreCase(request.getServerName()));
        } catch (IllegalArgumentException e) {
            return false; // `null`, or no address at all
        }
    }
}
