package org.gei.pisa.ui.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.Statistic;
import org.gei.pisa.domain.participant.Participants;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Streams stay open and send a state whenever the survey advances. As a program it runs on the port given
/// first, with `all` as the second argument for every participant, and advances by itself.
public final class FakeApi implements AutoCloseable {

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpServer server;
    private final FakeSurvey survey;
    private final Set<HttpExchange> streams = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final FakeAccounts accounts = new FakeAccounts();
    private boolean down;

    private FakeApi(int port, List<String> countries) {
        survey = new FakeSurvey(countries);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /// On a free port, with the twenty countries of the first dashboard.
    public static FakeApi start() {
        return new FakeApi(0, Participants.firstTwenty());
    }

    public static FakeApi start(List<String> countries) {
        return new FakeApi(0, countries);
    }

    static void main(String[] arguments) {
        var countries = arguments.length > 1 ? Participants.pisa2018().codes() : Participants.firstTwenty();
        var api = new FakeApi(Integer.parseInt(arguments[0]), countries);
        Executors.newSingleThreadScheduledExecutor().scheduleAtFixedRate(api::advance, 500, 500, TimeUnit.MILLISECONDS);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Paths with their queries, in the order they were asked for.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /// How many streams are open.
    public int streams() {
        return streams.size();
    }

    public FakeAccounts accounts() {
        return accounts;
    }

    public synchronized void advance() {
        survey.advance();
        notifyAll();
    }

    /// Cuts all streams and refuses new requests, or serves again.
    public synchronized void setDown(boolean down) {
        this.down = down;
        notifyAll();
    }

    @Override
    public void close() {
        setDown(true);
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var query = parameters(exchange.getRequestURI().getRawQuery());
        requests.add(exchange.getRequestURI().toString());
        try (exchange) {
            switch (path) {
                case "/api/v1/accounts/authenticate" -> signIn(exchange);
                case "/api/v1/accounts/standing" ->
                    send(
                            exchange,
                            200,
                            accounts.standing(exchange.getRequestURI().getRawQuery()));
                case String change
                when change.matches("/api/v1/accounts/beginner\\d*/password") -> {
                    accounts.changePassword(change.split("/")[4]);
                    exchange.sendResponseHeaders(204, -1);
                }
                case "/api/v1/events" -> stream(exchange, () -> Map.of("executions", 0, "sources", 0));
                case "/api/v1/variables" -> send(exchange, 200, survey.variables());
                case "/api/v1/submissions" -> stream(exchange, survey::submissions);
                case "/api/v1/submissions/timeline" ->
                    stream(exchange, () -> survey.timeline(query.getOrDefault("interval", "hour")));
                case "/api/v1/freshness" -> stream(exchange, survey::freshness);
                case "/api/v1/estimates" -> estimates(exchange, query);
                default -> send(exchange, 404, Map.of("detail", "nothing is at " + path));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void estimates(HttpExchange exchange, Map<String, String> parameters)
            throws IOException, InterruptedException {
        var query = query(parameters);
        var known = survey.variables();
        var unknown = query.variable().stream()
                .filter(name ->
                        known.stream().noneMatch(variable -> variable.name().equals(name)))
                .findFirst();
        if (unknown.isPresent()) {
            problem(exchange, "variable: expected a loaded variable, but got '%s'".formatted(unknown.get()));
        } else if (query.statistic() == Statistic.SLOPE && query.on() == null) {
            problem(exchange, "on: expected the variable that explains, but got none");
        } else {
            stream(exchange, () -> survey.estimates(query));
        }
    }

    private void stream(HttpExchange exchange, Supplier<Object> state) throws IOException, InterruptedException {
        if (down) {
            problem(exchange, 503, "the API is starting");
            return;
        }
        streams.add(exchange);
        try (var body = exchange.getResponseBody()) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            long sent = 0;
            while (true) {
                String event;
                synchronized (this) {
                    while (sent == survey.version() && !down) {
                        wait();
                    }
                    if (down) {
                        return;
                    }
                    sent = survey.version();
                    event = "event: snapshot\nid: %d\ndata: %s\n\n"
                            .formatted(sent, json.writeValueAsString(state.get()));
                }
                body.write(event.getBytes(UTF_8));
                body.flush();
            }
        } finally {
            streams.remove(exchange);
        }
    }

    private void signIn(HttpExchange exchange) throws IOException {
        var name = json.readTree(exchange.getRequestBody().readAllBytes())
                .path("name")
                .asString();
        if (name.equals("guesser")) {
            exchange.getResponseHeaders().set("Retry-After", "64");
            problem(exchange, 429, "Too many attempts failed. Try again in 64 s.");
        } else {
            send(exchange, 200, accounts.account(name));
        }
    }

    private void problem(HttpExchange exchange, String detail) throws IOException {
        problem(exchange, 400, detail);
    }

    private void problem(HttpExchange exchange, int status, String detail) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
        send(exchange, status, Map.of("status", status, "title", "Bad request", "detail", detail));
    }

    private void send(HttpExchange exchange, int status, Object body) throws IOException {
        var bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of("application/json"));
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static EstimateQuery query(Map<String, String> parameters) {
        return new EstimateQuery(
                Statistic.find(parameters.getOrDefault("statistic", "")).orElseThrow(),
                list(parameters, "variable"),
                list(parameters, "by"),
                list(parameters, "countries"),
                list(parameters, "p").stream().map(Double::valueOf).toList(),
                list(parameters, "category").stream().map(Integer::valueOf).toList(),
                list(parameters, "level"),
                list(parameters, "groups").stream().map(Integer::valueOf).toList(),
                parameters.get("on"),
                parameters.get("with"),
                "all".equals(parameters.get("average")) ? EstimateQuery.Scope.ALL : EstimateQuery.Scope.CHOSEN);
    }

    private static List<String> list(Map<String, String> parameters, String name) {
        var value = parameters.getOrDefault(name, "");
        return value.isEmpty() ? List.of() : Arrays.asList(value.split(","));
    }

    private static Map<String, String> parameters(@Nullable String query) {
        var parameters = new LinkedHashMap<String, String>();
        if (query != null) {
            for (var parameter : query.split("&")) {
                var parts = parameter.split("=", 2);
                parameters.put(parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", UTF_8));
            }
        }
        return parameters;
    }
}
