package org.gei.pisa.batch.operations;

import java.util.Locale;
import org.gei.pisa.batch.load.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Country codes as people give them.
@Component
class Countries {

    private final Sources sources;

    Countries(Sources sources) {
        this.sources = sources;
    }

    /// The code of a configured country.
    ///
    /// @throws IllegalArgumentException naming those there are
    String known(String country) {
        var code = country.strip().toUpperCase(Locale.ROOT);
        if (!sources.contains(code)) {
            throw new IllegalArgumentException(
                    "country: expected one of " + sources.countries() + ", but got '" + country + "'");
        }
        return code;
    }

    @Nullable
    String knownOrAll(@Nullable String country) {
        return country == null || country.isBlank() ? null : known(country);
    }

    boolean isKnown(String code) {
        return sources.contains(code);
    }
}
