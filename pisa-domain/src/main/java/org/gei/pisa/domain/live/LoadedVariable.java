package org.gei.pisa.domain.live;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A variable of `/api/v1/variables`, which answers a list: the three domains first, then the codebook in its
/// order.
///
/// @param name as in requests: `ESCS`, `PVREAD`
/// @param label short, for people
/// @param kind what it can be used for
/// @param codes label by code, in order; of a domain: label by level as in requests, lowest first; else empty
public record LoadedVariable(String name, String label, Kind kind, Map<String, String> codes) {

    public LoadedVariable {
        codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    }

    /// What a variable can be used for.
    public enum Kind {
        /// Ten plausible values analysed together; every statistic.
        DOMAIN,
        /// Codes; every statistic, and groups.
        CATEGORICAL,
        /// Numbers; every statistic but `share`.
        CONTINUOUS,
        /// One of the ten draws of a domain: not analysed by itself.
        PLAUSIBLE_VALUE,
        /// A student weight: not analysed.
        WEIGHT,
        /// A number that names something: not analysed.
        IDENTIFIER
    }
}
