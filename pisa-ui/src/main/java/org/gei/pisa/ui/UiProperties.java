package org.gei.pisa.ui;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the API and the batch are, and what opens them.
///
/// @param batchUrl one address, or those of several processes with commas between: one of them loads, the
///     others stand by
/// @param apiKey for the API, if it asks for one
/// @param operationsToken by which the batch trusts this application to act for whoever signed in
@ConfigurationProperties("pisa.ui")
public record UiProperties(
        String apiUrl,
        String batchUrl,
        @Nullable String apiKey,
        @Nullable String operationsToken) {

    public List<String> batchUrls() {
        return Arrays.stream(batchUrl.split(",")).map(String::strip).toList();
    }

    @Override
    public String toString() {
        return "UiProperties[apiUrl=" + apiUrl + ", batchUrl=" + batchUrl + "]";
    }
}
