package org.gei.pisa.standalone.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the API and the batch of a running system.
final class SystemClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final JsonMapper json = new JsonMapper();
    private final CountDownLatch never = new CountDownLatch(1);
    private final VerifiedSystem system;

    SystemClient(VerifiedSystem system) {
        this.system = system;
    }

    JsonNode api(String path) {
        return send(request(system.api() + path)
                .header("Authorization", "Bearer " + system.apiKey())
                .GET());
    }

    JsonNode batch(String path) {
        return send(asAdministrator(path).GET());
    }

    JsonNode startOnBatch(String path, String body) {
        return send(asAdministrator(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Waits until the condition holds, but not longer than that; whether it does.
    boolean await(Duration most, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            never.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        }
        return true;
    }

    private HttpRequest.Builder asAdministrator(String path) {
        var nameAndPassword = "admin:" + system.administratorPassword();
        return request(system.batch() + path)
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder().encodeToString(nameAndPassword.getBytes(StandardCharsets.UTF_8)));
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .header("Accept", "application/json, application/problem+json");
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            var body = json.readTree(answer.body());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("%s answered %d: %s"
                        .formatted(
                                answer.uri().getPath(),
                                answer.statusCode(),
                                body.path("detail").asString("")));
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException("the system does not answer: start it with ./pisa up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
