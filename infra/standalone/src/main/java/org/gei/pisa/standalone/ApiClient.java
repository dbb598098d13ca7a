package org.gei.pisa.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the running applications how they are.
final class ApiClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final JsonMapper json = new JsonMapper();
    private final String apiKey;

    ApiClient(String apiKey) {
        this.apiKey = apiKey;
    }

    /// Whether the application says that it can do its work.
    boolean ready(String baseUrl) throws InterruptedException {
        return get(baseUrl + "/actuator/health/readiness") != null;
    }

    /// One line about the system; null while the API does not answer.
    @Nullable
    String status(String apiUrl, long present) throws InterruptedException {
        var submissions = get(apiUrl + "/api/v1/submissions");
        var freshness = get(apiUrl + "/api/v1/freshness");
        if (submissions == null || freshness == null) {
            return null;
        }
        long live = freshness
                .path("countries")
                .valueStream()
                .filter(country -> country.path("state").asString().equals("LIVE"))
                .count();
        return "%,d responses in the sources, %,d loaded, %,.0f in the last minute; %d of %d sources live"
                .formatted(
                        present,
                        submissions.path("total").asLong(),
                        submissions.path("perMinute").asDouble(),
                        live,
                        freshness.path("countries").size());
    }

    private @Nullable JsonNode get(String url) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + apiKey)
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200 ? json.readTree(response.body()) : null;
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
