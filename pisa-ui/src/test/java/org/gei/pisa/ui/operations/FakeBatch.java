package org.gei.pisa.ui.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/// A small batch: answers what it is told to, over real HTTP, and sends an event when asked to.
final class FakeBatch implements AutoCloseable {

    private record Answer(int status, String type, String body) {}

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<HttpExchange> streams = ConcurrentHashMap.newKeySet();
    private final AtomicLong changes = new AtomicLong();
    private volatile boolean away;
    private volatile boolean silent;

    FakeBatch() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// @param request method and path: `GET /api/v1/sources`
    void says(String request, Object body) {
        answers.put(request, new Answer(200, "application/json", json.writeValueAsString(body)));
    }

    void saysText(String request, String body) {
        answers.put(request, new Answer(200, "text/csv", body));
    }

    void refuses(String request, int status, String reason) {
        var problem = Map.of("status", status, "detail", reason);
        answers.put(request, new Answer(status, "application/problem+json", json.writeValueAsString(problem)));
    }

    /// Answers that request only when the latch is counted down.
    CountDownLatch holds(String request) {
        return held.computeIfAbsent(request, _ -> new CountDownLatch(1));
    }

    /// Method, path and query (decoded) of every request so far; with ` by` and the user, if one is named.
    List<String> requests() {
        return List.copyOf(requests);
    }

    void reset() {
        away = false;
        silent = false;
        answers.clear();
        held.clear();
        requests.clear();
    }

    /// While it is away it answers nothing, and its streams are cut.
    void setAway(boolean value) {
        away = value;
        if (value) {
            streams.forEach(HttpExchange::close);
            streams.clear();
        }
    }

    /// While it is silent it answers, but its streams are cut.
    void setSilent(boolean value) {
        silent = value;
        if (value) {
            streams.forEach(HttpExchange::close);
            streams.clear();
        }
    }

    /// Tells everybody that something changed.
    void changed() {
        var event = event();
        streams.removeIf(stream -> !send(stream, event));
    }

    private String event() {
        var number = changes.incrementAndGet();
        return "event: change\ndata: {\"executions\":%d,\"sources\":%d}\n\n".formatted(number, number);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var request = exchange.getRequestMethod() + " " + path;
        if (away || silent && path.equals("/api/v1/events")) {
            exchange.close();
            return;
        }
        if (path.equals("/api/v1/events")) {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            streams.add(exchange); // before it hears anything, or it would miss what changes next
            send(exchange, event());
            if (away || silent) { // since it was asked
                exchange.close();
            }
            return;
        }
        var query = exchange.getRequestURI().getQuery();
        var user = exchange.getRequestHeaders().getFirst("X-Pisa-User");
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        requests.add(request
                + (query == null ? "" : "?" + query)
                + (body.isEmpty() ? "" : " " + body)
                + (user == null ? "" : " by " + user));
        hold(request);
        var answer = answers.getOrDefault(
                request, new Answer(404, "application/problem+json", "{\"detail\":\"There is no such thing.\"}"));
        var bytes = answer.body().getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void hold(String request) {
        var latch = held.get(request);
        if (latch != null) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean send(HttpExchange stream, String event) {
        try {
            synchronized (stream) {
                stream.getResponseBody().write(event.getBytes(UTF_8));
                stream.getResponseBody().flush();
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
