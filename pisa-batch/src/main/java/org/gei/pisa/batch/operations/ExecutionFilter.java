package org.gei.pisa.batch.operations;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.gei.pisa.domain.operations.ExecutionStatus;
import org.jspecify.annotations.Nullable;

/// Which executions to list; null means any. Only the conditions that are asked for are in the SQL, so that
/// each can use its index.
///
/// @param attention true for only those that wait for a person: failed, stopped or of unknown fate and not
///     restarted yet. A failed window does so only if a country stays suspended because of it; otherwise the
///     next window has tried again.
/// @param from executions created at this moment or later
/// @param to executions created before this moment
/// @param search a number of an execution, or a part of a kind or of a cause
record ExecutionFilter(
        boolean attention,
        @Nullable ExecutionStatus status,
        @Nullable String job,
        @Nullable String country,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String search) {

    /// Conditions on `e` (execution) and `i` (instance), with the values they need.
    Where where() {
        var conditions = new ArrayList<String>();
        var values = new LinkedHashMap<String, Object>();
        if (attention) {
            conditions.add("""
                    e.status in ('FAILED', 'STOPPED', 'UNKNOWN')
                    and not exists (select from batch_job_execution later
                        where later.job_instance_id = e.job_instance_id
                            and later.job_execution_id > e.job_execution_id)
                    and (e.status = 'UNKNOWN'
                        or exists (select from source_state s
                            where s.failed_execution = e.job_execution_id and s.state = 'SUSPENDED')
                        or exists (select from batch_job_execution_params kind
                            where kind.job_execution_id = e.job_execution_id and kind.parameter_name = 'kind'
                                and kind.parameter_value in ('load', 'reload', 'reconcile')))""");
        }
        if (status != null) {
            conditions.add("e.status = :status");
            values.put("status", status.name());
        }
        if (job != null && !job.isBlank()) {
            conditions.add("i.job_name = :job");
            values.put("job", job);
        }
        if (country != null && !country.isBlank()) {
            conditions.add("""
                    exists (select from batch_step_execution s where s.job_execution_id = e.job_execution_id
                        and s.step_name = i.job_name || ':' || :country)""");
            values.put("country", country.toUpperCase(Locale.ROOT));
        }
        if (from != null) {
            conditions.add("e.create_time >= :from");
            values.put("from", from.atZone(ZoneId.systemDefault()).toLocalDateTime());
        }
        if (to != null) {
            conditions.add("e.create_time < :to");
            values.put("to", to.atZone(ZoneId.systemDefault()).toLocalDateTime());
        }
        if (search != null && !search.isBlank()) {
            conditions.add("""
                    e.job_execution_id in (
                        select job_execution_id from batch_job_execution_params
                            where parameter_name = 'kind' and parameter_value ilike :like
                        union all select job_execution_id from partition_progress where cause ilike :like
                        union all select case when :search ~ '^[0-9]{1,18}$' then :search::bigint end)""");
            values.put("search", search.strip());
            values.put("like", "%" + search.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        return new Where(conditions.isEmpty() ? "" : "where " + String.join("\n and ", conditions), values);
    }

    record Where(String sql, Map<String, Object> values) {
        Where {
            values = Map.copyOf(values);
        }
    }
}
