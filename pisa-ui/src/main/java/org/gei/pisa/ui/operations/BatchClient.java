package org.gei.pisa.ui.operations;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gei.pisa.domain.operations.Account;
import org.gei.pisa.domain.operations.Credentials;
import org.gei.pisa.domain.operations.ExecutionDetail;
import org.gei.pisa.domain.operations.ExecutionPage;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.domain.operations.SourceStatus;
import org.gei.pisa.ui.UiProperties;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.json.JsonMapper;

/// The operations JSON of the batch. Calls wait for the answer, a few seconds at most.
@Component
public class BatchClient {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ParameterizedTypeReference<List<SourceStatus>> SOURCES = new ParameterizedTypeReference<>() {};

    private final RestClient http;
    private final JsonMapper json;

    BatchClient(UiProperties properties, JsonMapper json) {
        this.json = json;
        var requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(PATIENCE);
        var builder = RestClient.builder().baseUrl(properties.batchUrl()).requestFactory(requests);
        var token = properties.operationsToken();
        if (token != null && !token.isBlank()) {
            builder.defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        this.http = builder.build();
    }

    /// The account, if name and password belong together.
    public Account authenticate(Credentials credentials) {
        return Objects.requireNonNull(http.post()
                .uri("/api/v1/accounts/authenticate")
                .body(credentials)
                .retrieve()
                .body(Account.class));
    }

    /// @param status empty for all
    ExecutionPage executions(String status, int page, String user) {
        return Objects.requireNonNull(http.get()
                .uri("/api/v1/executions?status={status}&page={page}", status, page)
                .header("X-Pisa-User", user)
                .retrieve()
                .body(ExecutionPage.class));
    }

    ExecutionDetail execution(long id, String user) {
        return Objects.requireNonNull(http.get()
                .uri("/api/v1/executions/{id}", id)
                .header("X-Pisa-User", user)
                .retrieve()
                .body(ExecutionDetail.class));
    }

    List<SourceStatus> sources(String user) {
        return Objects.requireNonNull(http.get()
                .uri("/api/v1/sources")
                .header("X-Pisa-User", user)
                .retrieve()
                .body(SOURCES));
    }

    /// Restarts, stops, abandons or recovers.
    ///
    /// @throws HttpClientErrorException.Conflict if it is refused; [#reason] says why
    ExecutionSummary act(long id, String action, String user) {
        return Objects.requireNonNull(http.post()
                .uri("/api/v1/executions/{id}/{action}", id, action)
                .header("X-Pisa-User", user)
                .retrieve()
                .body(ExecutionSummary.class));
    }

    /// Why a call failed, for people.
    String reason(RestClientException e) {
        if (e instanceof HttpClientErrorException refused) {
            var problem = json.readValue(refused.getResponseBodyAsString(), Map.class);
            return Objects.toString(problem.get("detail"), "The batch refused it.");
        }
        return "The batch does not answer. It is tried again by itself.";
    }
}
