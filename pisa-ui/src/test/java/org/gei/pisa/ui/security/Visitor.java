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
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/// Somebody with cookies, and without a browser.
final class Visitor implements AutoCloseable {

    private static final Pattern UI_ID = Pattern.compile("\"v-uiId\":\\s*(\\d+)");
    private static final Pattern PUSH_ID = Pattern.compile("\"Vaadin-Push-ID\":\\s*\"([^\"]+)\"");
    private static final Pattern SECURITY_KEY = Pattern.compile("\"Vaadin-Security-Key\":\\s*\"([^\"]+)\"");
    private static final String NAVIGATE = """
            {"csrfToken": "%s", "syncId": 0, "clientId": 0, "rpc": [{"type": "event", "node": 1, "event": "ui-navigate", \
            "data": {"route": "", "query": "", "appShellTitle": "", "historyState": {}, "trigger": ""}}]}""";

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

    /// Opens the dashboard in a window that is no browser, and its push.
    Push openPush() {
        var window = get("/?v-r=init&location=&query=").body();
        var ui = find(UI_ID, window);
        var push = new Push();
        http.newWebSocketBuilder()
                .buildAsync(
                        URI.create(base.replaceFirst("http", "ws") + "/VAADIN/push?v-uiId=" + ui + "&v-pushId="
                                + find(PUSH_ID, window) + "&X-Atmosphere-Transport=websocket&X-Atmosphere-tracking-id=0"
                                + "&X-Atmosphere-TrackMessageSize=true"),
                        push)
                .join();
        send(request("/?v-r=uidl&v-uiId=" + ui, "Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(NAVIGATE.formatted(find(SECURITY_KEY, window)))));
        return push;
    }

    private static String find(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("expected " + pattern + ", but got " + text);
        }
        return found.group(1);
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

    /// What the server sends to a window that heeds none of it.
    static final class Push implements WebSocket.Listener {
        private final AtomicLong received = new AtomicLong();
        private final CompletableFuture<Void> closed = new CompletableFuture<>();

        /// How many texts, or parts of one, came.
        long received() {
            return received.get();
        }

        boolean isClosed() {
            return closed.isDone();
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            received.incrementAndGet();
            return WebSocket.Listener.super.onText(socket, text, last);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(null);
            return WebSocket.Listener.super.onClose(socket, status, reason);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.complete(null);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
