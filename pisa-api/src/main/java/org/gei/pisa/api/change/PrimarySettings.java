package org.gei.pisa.api.change;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where changes are announced, if responses are read from a replica: only the primary sends notifications.
///
/// @param url of the primary, as `spring.r2dbc.url`; null if responses are read from it anyway
/// @param username null for the one of `spring.r2dbc`
/// @param password null for the one of `spring.r2dbc`
@ConfigurationProperties("pisa.warehouse.primary")
record PrimarySettings(
        @Nullable String url,
        @Nullable String username,
        @Nullable String password) {

    @Override
    public String toString() {
        return "PrimarySettings[url=" + url + "]";
    }
}
