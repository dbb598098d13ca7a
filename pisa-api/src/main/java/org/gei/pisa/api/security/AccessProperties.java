package org.gei.pisa.api.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who may ask.
///
/// @param anonymous whether aggregates are answered without a key
/// @param key what a request carries as bearer token
@ConfigurationProperties("pisa.api")
record AccessProperties(
        @DefaultValue("false") boolean anonymous, @Nullable String key) {

    AccessProperties {
        if (!anonymous && (key == null || key.isBlank())) {
            throw new IllegalArgumentException(
                    "pisa.api.key: expected a key, or pisa.api.anonymous=true to answer everybody, but found neither");
        }
    }

    @Override
    public String toString() {
        return "AccessProperties[anonymous=" + anonymous + "]";
    }
}
