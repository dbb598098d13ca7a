package org.gei.pisa.benchmark.freshness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A client of the stream of submissions, which notes when it first saw how many there are in each country.
final class Follower implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Arrivals> seen = new HashMap<>();
    private final Thread thread;

    /// @param path of the stream
    /// @param commits of the countries that are looked at
    Follower(String api, String path, Map<String, Commits> commits) throws IOException, InterruptedException {
        commits.forEach((country, its) -> seen.put(country, new Arrivals(its)));
        var request = HttpRequest.newBuilder(URI.create(api + path))
                .header("Accept", "text/event-stream")
                .build();
        var lines = http.send(request, BodyHandlers.ofLines()).body();
        thread = Thread.ofPlatform().name("follower").start(() -> {
            try (lines) {
                lines.filter(line -> line.startsWith("data:")).forEach(line -> take(line.substring(5)));
            } catch (RuntimeException e) {
                // the stream has ended
            }
        });
    }

    private void take(String data) {
        double now = Commits.now();
        for (var country : JSON.readTree(data).path("countries")) {
            var arrivals = seen.get(country.path("country").asString());
            if (arrivals != null) {
                arrivals.saw(country.path("loaded").asLong(), now);
            }
        }
    }

    Map<String, Arrivals> seen() {
        return seen;
    }

    @Override
    public void close() throws InterruptedException {
        http.shutdownNow();
        thread.join();
    }
}
