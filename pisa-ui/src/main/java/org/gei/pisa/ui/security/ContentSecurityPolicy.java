package org.gei.pisa.ui.security;

import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.security.web.header.HeaderWriter;

/// What a browser may load and run. Nothing comes from anywhere else, and an inline script runs only if it
/// carries the nonce that the page was made with, so that injected markup runs nothing.
///
/// Two concessions are left to Flow: its client makes functions of what `executeJs` sends (`unsafe-eval`, on
/// pages only), and components write style elements (`unsafe-inline` for styles).
final class ContentSecurityPolicy implements HeaderWriter, IndexHtmlRequestListener {

    static final String HEADER = "Content-Security-Policy";

    private static final String NONCE = ContentSecurityPolicy.class.getName() + ".nonce";
    private static final int NONCE_BYTES = 18;
    private static final String COMMON = String.join(
            "; ",
            "default-src 'self'",
            "script-src-attr 'none'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "frame-ancestors 'none'",
            "form-action 'self'",
            "script-src 'self'");

    private final transient SecureRandom random = new SecureRandom();

    /// Gives every script of the page its nonce; after everything else has added its scripts.
    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse page) {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        var nonce = Base64.getEncoder().encodeToString(bytes);
        page.getDocument().getElementsByTag("script").attr("nonce", nonce);
        page.getVaadinRequest().setAttribute(NONCE, nonce);
    }

    /// Runs when the answer is committed, so that the page has its nonce by then.
    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        var nonce = request.getAttribute(NONCE);
        response.setHeader(HEADER, nonce == null ? COMMON : COMMON + " 'nonce-" + nonce + "' 'unsafe-eval'");
    }
}
