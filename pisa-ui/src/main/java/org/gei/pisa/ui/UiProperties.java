package org.gei.pisa.ui;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the API and the batch are, and what opens them.
///
/// @param apiKey for the API, if it asks for one
/// @param operationsToken by which the batch trusts this application to act for whoever signed in
@ConfigurationProperties("pisa.ui")
public record UiProperties(
        String apiUrl,
        String batchUrl,
        @Nullable String apiKey,
        @Nullable String operationsToken) {

    @Override
    public String toString() {
        return "UiProperties[apiUrl=" + apiUrl + ", batchUrl=" + batchUrl + "]";
    }
}
