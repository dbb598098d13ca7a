package org.gei.pisa.api.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who may ask, besides the holders of keys that administrators made.
///
/// @param anonymous whether aggregates are answered without a key
/// @param key of the UI; null if it has none
@ConfigurationProperties("pisa.api")
record AccessProperties(
        @DefaultValue("false") boolean anonymous, @Nullable String key) {

    AccessProperties {
        key = key == null || key.isBlank() ? null : key;
    }

    @Override
    public String toString() {
        return "AccessProperties[anonymous=" + anonymous + "]";
    }
}
