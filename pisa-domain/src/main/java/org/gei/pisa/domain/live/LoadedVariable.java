package org.gei.pisa.domain.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Domain;
import org.gei.pisa.domain.codebook.VariableKind;

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

    /// The variables of a codebook, after the domains.
    public static List<LoadedVariable> all(Codebook codebook) {
        var all = new ArrayList<LoadedVariable>();
        for (var domain : Domain.values()) {
            var levels = new LinkedHashMap<String, String>();
            domain.scale().partition().forEach(range -> levels.put(range.text(), range.label()));
            all.add(new LoadedVariable(domain.variable(), domain.label(), Kind.DOMAIN, levels));
        }
        for (var variable : codebook.variables()) {
            var codes = new LinkedHashMap<String, String>();
            variable.codes().forEach((code, label) -> codes.put(code.toString(), label));
            all.add(new LoadedVariable(variable.name(), variable.label(), kind(variable.kind()), codes));
        }
        return List.copyOf(all);
    }

    private static Kind kind(VariableKind kind) {
        return switch (kind) {
            case CATEGORICAL -> Kind.CATEGORICAL;
            case CONTINUOUS -> Kind.CONTINUOUS;
            case PLAUSIBLE_VALUE -> Kind.PLAUSIBLE_VALUE;
            case WEIGHT -> Kind.WEIGHT;
            case IDENTIFIER -> Kind.IDENTIFIER;
        };
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
