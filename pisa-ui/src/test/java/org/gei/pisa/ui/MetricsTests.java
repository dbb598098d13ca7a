package org.gei.pisa.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/// With nothing behind it: neither the API nor the batch is there.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "pisa.metrics.token=metrics-token-of-the-test",
            "pisa.ui.api-url=http://127.0.0.1:1",
            "pisa.ui.batch-url=http://127.0.0.1:1"
        })
class MetricsTests {

    @LocalServerPort
    private int port;

    @Test
    void feedsAndPagesAreCounted() throws Exception {
        var metrics = get("/actuator/prometheus", "Bearer metrics-token-of-the-test");
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body())
                .containsPattern("pisa_feeds\\{application=\"pisa-ui\"} \\d") // the pages are prepared once
                .contains("pisa_pages{application=\"pisa-ui\"} 0.0")
                .contains("tomcat_sessions_active_current_sessions", "jvm_memory_used_bytes");
        assertThat(metrics.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void metricsAreForTheirTokenOnly() throws Exception {
        assertThat(get("/actuator/prometheus", "Bearer another").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/prometheus", "").statusCode()).isEqualTo(401);
    }

    @Test
    void livenessAndReadinessDependOnNothingElse() throws Exception {
        assertThat(get("/actuator/health/liveness", "").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health/readiness", "").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path, String authorization) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header("Authorization", authorization)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
