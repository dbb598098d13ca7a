package org.gei.pisa.ui.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/// Somebody with cookies, and without a browser.
final class Visitor implements AutoCloseable {

    private final String base;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http;

    Visitor(String base) {
        this(base, HttpClient.newBuilder());
    }

    Visitor(String base, SSLContext trust) {
        this(base, HttpClient.newBuilder().sslContext(trust));
    }

    private Visitor(String base, HttpClient.Builder builder) {
        this.base = base;
        this.http = builder.version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .build();
    }

    HttpClient http() {
        return http;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> signIn(String account, String... headers) {
        return post("/login", Map.of("username", account, "password", "made up"), headers);
    }

    /// Whether the pages are shown, or the way to the sign-in.
    boolean isSignedIn() {
        return get("/").statusCode() == 200;
    }

    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
