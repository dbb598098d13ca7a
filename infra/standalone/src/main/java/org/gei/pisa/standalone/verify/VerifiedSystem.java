package org.gei.pisa.standalone.verify;

import java.util.List;

/// The system that is verified.
///
/// @param api base URL
/// @param batch base URL
/// @param warehouse JDBC URL, with a role that may lock rows of `source_state`
public record VerifiedSystem(
        String api,
        String batch,
        String apiKey,
        String administratorPassword,
        String warehouse,
        String role,
        String rolePassword,
        List<String> countries) {

    public VerifiedSystem {
        countries = List.copyOf(countries);
    }

    @Override
    public String toString() {
        return "VerifiedSystem[api=" + api + ", batch=" + batch + ", countries=" + countries + "]";
    }
}
