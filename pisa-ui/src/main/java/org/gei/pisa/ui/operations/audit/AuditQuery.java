package org.gei.pisa.ui.operations.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gei.pisa.ui.operations.Pager;
import org.gei.pisa.ui.operations.Period;

/// Which entries to list, as the URL says it; empty means all.
record AuditQuery(String actor, String action, String outcome, Period period, String search, int page) {

    static final List<String> OUTCOMES = List.of("done", "refused", "failed");

    static AuditQuery of(Map<String, String> query) {
        var outcome = query.getOrDefault("outcome", "");
        return new AuditQuery(
                query.getOrDefault("actor", "").strip(),
                query.getOrDefault("action", "").strip(),
                OUTCOMES.contains(outcome) ? outcome : "",
                Period.of(query),
                query.getOrDefault("q", "").strip(),
                Pager.page(query.getOrDefault("page", "0")));
    }

    boolean isFiltered() {
        return !new AuditQuery(actor, action, outcome, period, search, 0).equals(of(Map.of()));
    }

    /// As the batch wants it.
    Map<String, String> asOf(Instant now) {
        var query = new HashMap<>(period.asOf(now));
        query.put("actor", actor);
        query.put("action", action);
        query.put("outcome", outcome);
        query.put("q", search);
        query.put("page", Integer.toString(page));
        return query;
    }
}
