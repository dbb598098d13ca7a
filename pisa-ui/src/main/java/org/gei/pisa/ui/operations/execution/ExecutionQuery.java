package org.gei.pisa.ui.operations.execution;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.gei.pisa.domain.operations.ExecutionStatus;
import org.gei.pisa.ui.operations.Pager;
import org.gei.pisa.ui.operations.Period;

/// Which executions to list, as the URL says it. What makes no sense there is left out; empty means all.
///
/// @param attention only those that wait for somebody
record ExecutionQuery(
        boolean attention, String status, String job, String country, Period period, String search, int page) {

    static final ExecutionQuery ALL = of(Map.of());

    static ExecutionQuery of(Map<String, String> query) {
        var status = query.getOrDefault("status", "");
        var job = query.getOrDefault("job", "");
        var country = query.getOrDefault("country", "");
        boolean known = Arrays.stream(ExecutionStatus.values())
                .anyMatch(value -> value.name().equals(status));
        return new ExecutionQuery(
                query.getOrDefault("show", "").equals("attention"),
                known ? status : "",
                job.equals("load") || job.equals("reconcile") ? job : "",
                country.matches("[A-Z]{3}") ? country : "",
                Period.of(query),
                query.getOrDefault("q", "").strip(),
                Pager.page(query.getOrDefault("page", "0")));
    }

    /// Whether anything but the page is chosen.
    boolean isFiltered() {
        return !ALL.equals(new ExecutionQuery(attention, status, job, country, period, search, 0));
    }

    /// As the batch wants it.
    Map<String, String> asOf(Instant now) {
        var query = new HashMap<>(period.asOf(now));
        query.put("attention", attention ? "true" : "");
        query.put("status", status);
        query.put("job", job);
        query.put("country", country);
        query.put("q", search);
        query.put("page", Integer.toString(page));
        return query;
    }
}
