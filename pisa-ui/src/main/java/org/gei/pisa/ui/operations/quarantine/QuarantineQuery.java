package org.gei.pisa.ui.operations.quarantine;

import java.util.HashMap;
import java.util.Map;
import org.gei.pisa.ui.operations.Pager;

/// Which rows to list, as the URL says it; empty means all.
record QuarantineQuery(String country, String variable, String rule, int page) {

    static QuarantineQuery of(Map<String, String> query) {
        var country = query.getOrDefault("country", "");
        return new QuarantineQuery(
                country.matches("[A-Z]{3}") ? country : "",
                query.getOrDefault("variable", "").strip(),
                query.getOrDefault("rule", "").strip(),
                Pager.page(query.getOrDefault("page", "0")));
    }

    boolean isFiltered() {
        return !country.isEmpty() || !variable.isEmpty() || !rule.isEmpty();
    }

    Map<String, String> filter() {
        return Map.of("country", country, "variable", variable, "rule", rule);
    }

    Map<String, String> filterAndPage() {
        var parameters = new HashMap<>(filter());
        parameters.put("page", Integer.toString(page));
        return parameters;
    }
}
