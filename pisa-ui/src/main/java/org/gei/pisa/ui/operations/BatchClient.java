package org.gei.pisa.ui.operations;

import java.io.OutputStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gei.pisa.domain.operations.Account;
import org.gei.pisa.domain.operations.AccountStanding;
import org.gei.pisa.domain.operations.Credentials;
import org.gei.pisa.domain.operations.PasswordChange;
import org.gei.pisa.ui.UiProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/// The operations JSON of the batch, asked in the name of whoever is signed in. Calls wait for the answer: a
/// few seconds at most, or minutes where the batch works meanwhile. All of them throw [RestClientException];
/// [BatchProblem] says what it means.
@Component
public class BatchClient {

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONG_PATIENCE = Duration.ofMinutes(5);

    private final RestClient http;
    private final RestClient patient;

    BatchClient(UiProperties properties) {
        this.http = client(properties, PATIENCE);
        this.patient = client(properties, LONG_PATIENCE);
    }

    private static RestClient client(UiProperties properties, Duration patience) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT_PATIENCE).build());
        requests.setReadTimeout(patience);
        var builder = RestClient.builder()
                .baseUrl(properties.batchUrls().getFirst())
                .requestInterceptor(new BatchProcesses(properties.batchUrls()))
                .requestFactory(requests);
        var token = properties.operationsToken();
        if (token != null && !token.isBlank()) {
            builder.defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        return builder.build();
    }

    /// The account, if name and password belong together.
    public Account authenticate(Credentials credentials) {
        return Objects.requireNonNull(http.post()
                .uri("/api/v1/accounts/authenticate")
                .body(credentials)
                .retrieve()
                .body(Account.class));
    }

    /// Of these accounts those that can sign in, with the version that their sessions must have.
    public List<AccountStanding> standing(Collection<String> names) {
        return Objects.requireNonNull(http.get()
                .uri(uri -> uri.path("/api/v1/accounts/standing")
                        .queryParam("name", names)
                        .build())
                .retrieve()
                .body(new ParameterizedTypeReference<List<AccountStanding>>() {}));
    }

    /// Replaces the password of the account that is signed in.
    public void changePassword(String user, PasswordChange change) {
        http.post()
                .uri("/api/v1/accounts/{user}/password", user)
                .header("X-Pisa-User", user)
                .body(change)
                .retrieve()
                .toBodilessEntity();
    }

    /// @param query parameters; those with an empty value are left out
    public <T> T get(String user, Class<T> type, String path, Map<String, String> query) {
        return get(user, ParameterizedTypeReference.forType(type), path, query);
    }

    public <T> T get(String user, ParameterizedTypeReference<T> type, String path, Map<String, String> query) {
        return Objects.requireNonNull(get(http, user, path, query).retrieve().body(type));
    }

    public <T> T post(String user, Class<T> type, String path, @Nullable Object body) {
        return post(http, user, type, path, body);
    }

    /// For what takes the batch longer than a few seconds.
    public <T> T postPatiently(String user, Class<T> type, String path, @Nullable Object body) {
        return post(patient, user, type, path, body);
    }

    /// Passes an answer on as it comes.
    public void download(String user, String path, Map<String, String> query, OutputStream to) {
        get(patient, user, path, query).exchange((request, response) -> {
            if (response.getStatusCode().isError()) {
                throw new HttpServerErrorException(HttpStatusCode.valueOf(502), "the batch did not deliver " + path);
            }
            return response.getBody().transferTo(to);
        });
    }

    private static RestClient.RequestHeadersSpec<?> get(
            RestClient client, String user, String path, Map<String, String> query) {
        var given = new TreeMap<>(query);
        given.values().removeIf(String::isEmpty);
        var names = given.keySet().stream()
                .map(name -> name + "={" + name + "}")
                .collect(Collectors.joining("&", given.isEmpty() ? "" : "?", ""));
        return client.get().uri(path + names, given).header("X-Pisa-User", user);
    }

    private static <T> T post(RestClient client, String user, Class<T> type, String path, @Nullable Object body) {
        var request = client.post().uri(path).header("X-Pisa-User", user);
        return Objects.requireNonNull(
                (body == null ? request : request.body(body)).retrieve().body(type));
    }

    /// Whether the batch, or the warehouse behind it, is away: it makes sense to ask again.
    static boolean isAway(RestClientException e) {
        return e instanceof ResourceAccessException
                || e instanceof RestClientResponseException answer
                        && answer.getStatusCode().is5xxServerError();
    }
}
