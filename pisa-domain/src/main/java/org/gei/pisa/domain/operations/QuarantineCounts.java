package org.gei.pisa.domain.operations;

import java.util.List;

/// What there is in quarantine, to filter by: rows per country, variable and rule, most first.
public record QuarantineCounts(long total, List<Count> countries, List<Count> variables, List<Count> rules) {
    public QuarantineCounts {
        countries = List.copyOf(countries);
        variables = List.copyOf(variables);
        rules = List.copyOf(rules);
    }

    public record Count(String value, long rows) {}
}
