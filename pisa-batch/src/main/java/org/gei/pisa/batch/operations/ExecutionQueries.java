package org.gei.pisa.batch.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gei.pisa.batch.load.RunningExecutions;
import org.gei.pisa.domain.operations.ExecutionDetail;
import org.gei.pisa.domain.operations.ExecutionPage;
import org.gei.pisa.domain.operations.ExecutionStatus;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Executions as people see them: the metadata of Spring Batch joined with the rows and causes of the
/// partitions. Filtering and paging happen in the database: a page is cut out before anything is joined to
/// it.
@Component
class ExecutionQueries {

    static final int PAGE_SIZE = 25;

    private static final String EXECUTIONS = """
            from batch_job_execution e
            join batch_job_instance i using (job_instance_id)
            """;

    private static final String SUMMARY = """
            select e.job_execution_id, e.job_instance_id, i.job_name, e.status, e.start_time, e.end_time,
                coalesce(kind.parameter_value, i.job_name) as kind, countries.parameter_value as countries,
                coalesce(p.read, 0) as read, coalesce(p.written, 0) as written,
                coalesce(p.unchanged, 0) as unchanged, coalesce(p.quarantined, 0) as quarantined,
                coalesce(p.retired, 0) as retired, p.cause, p.failures,
                exists (select from batch_job_execution f where f.job_instance_id = e.job_instance_id
                    and f.job_execution_id < e.job_execution_id) as again,
                exists (select from batch_job_execution f where f.job_instance_id = e.job_instance_id
                    and f.job_execution_id > e.job_execution_id) as superseded,
                (select string_agg(split_part(s.step_name, ':', 2), ',' order by s.step_name)
                    from batch_step_execution s
                    where s.job_execution_id = e.job_execution_id and s.step_name like '%%:%%') as loaded
            from (select e.job_execution_id %1$s %2$s order by e.job_execution_id %3$s) page
            join batch_job_execution e using (job_execution_id)
            join batch_job_instance i using (job_instance_id)
            left join batch_job_execution_params kind
                on kind.job_execution_id = e.job_execution_id and kind.parameter_name = 'kind'
            left join batch_job_execution_params countries
                on countries.job_execution_id = e.job_execution_id and countries.parameter_name = 'countries'
            left join lateral (
                select sum(read) as read, sum(written) as written, sum(unchanged) as unchanged,
                    sum(quarantined) as quarantined, sum(retired) as retired,
                    coalesce(min(cause) filter (where remedy is not null), min(cause)) as cause,
                    count(cause) as failures
                from partition_progress where job_execution_id = e.job_execution_id) p on true
            order by e.job_execution_id %4$s
            """;

    private final JdbcClient warehouse;
    private final RunningExecutions running;

    ExecutionQueries(JdbcClient warehouse, RunningExecutions running) {
        this.warehouse = warehouse;
        this.running = running;
    }

    ExecutionPage page(ExecutionFilter filter, int page) {
        var where = filter.where();
        var total = warehouse
                .sql(countSql(where))
                .params(where.values())
                .query(Long.class)
                .single();
        var executions = warehouse
                .sql(pageSql(where))
                .params(where.values())
                .param("size", PAGE_SIZE)
                .param("offset", (long) page * PAGE_SIZE)
                .query((row, number) -> summary(row))
                .list();
        return new ExecutionPage(executions, page, PAGE_SIZE, total);
    }

    static String countSql(ExecutionFilter.Where where) {
        return "select count(*) " + EXECUTIONS + where.sql();
    }

    static String pageSql(ExecutionFilter.Where where) {
        return SUMMARY.formatted(EXECUTIONS, where.sql(), "desc limit :size offset :offset", "desc");
    }

    Optional<ExecutionSummary> find(long execution) {
        return summaries("e.job_execution_id = :id", execution).stream().findFirst();
    }

    Optional<ExecutionDetail> detail(long execution) {
        return find(execution).map(summary -> {
            var now = Instant.now();
            return new ExecutionDetail(
                    summary,
                    now,
                    parameters(execution),
                    PartitionPace.of(partitions(execution), now),
                    summaries("e.job_instance_id = :id", summary.instance()));
        });
    }

    private List<ExecutionSummary> summaries(String condition, long id) {
        return warehouse
                .sql(SUMMARY.formatted(EXECUTIONS, "where " + condition, "asc", "asc"))
                .param("id", id)
                .query((row, number) -> summary(row))
                .list();
    }

    private Map<String, String> parameters(long execution) {
        var parameters = new LinkedHashMap<String, String>();
        warehouse.sql("""
                        select parameter_name, parameter_value from batch_job_execution_params
                        where job_execution_id = :id order by parameter_name""").param("id", execution).query((ResultSet row) -> {
            parameters.put(row.getString(1), row.getString(2));
        });
        return parameters;
    }

    private List<ExecutionDetail.Partition> partitions(long execution) {
        return warehouse
                .sql("""
                        select s.step_execution_id, split_part(s.step_name, ':', 2) as cnt, s.status, s.start_time,
                            s.end_time, coalesce(p.read, 0), coalesce(p.written, 0), coalesce(p.unchanged, 0),
                            coalesce(p.quarantined, 0), coalesce(p.retired, 0), s.commit_count, p.expected,
                            p.cause, p.remedy
                        from batch_step_execution s left join partition_progress p using (step_execution_id)
                        where s.job_execution_id = :id and s.step_name like '%:%' order by s.step_name""")
                .param("id", execution)
                .query((row, number) -> new ExecutionDetail.Partition(
                        row.getLong(1),
                        row.getString(2),
                        ExecutionStatus.valueOf(row.getString(3)),
                        instant(row.getTimestamp(4)),
                        instant(row.getTimestamp(5)),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9),
                        row.getLong(10),
                        row.getLong(11),
                        (Long) row.getObject(12),
                        null,
                        null,
                        false,
                        row.getString(13),
                        row.getString(14)))
                .list();
    }

    private ExecutionSummary summary(ResultSet row) throws SQLException {
        var id = row.getLong("job_execution_id");
        var status = ExecutionStatus.valueOf(row.getString("status"));
        var again = row.getBoolean("again");
        var loaded = row.getString("loaded");
        var countries = loaded != null ? loaded : row.getString("countries");
        var failures = row.getInt("failures");
        var cause = row.getString("cause");
        return new ExecutionSummary(
                id,
                row.getLong("job_instance_id"),
                row.getString("job_name"),
                again ? "restart" : row.getString("kind"),
                status,
                instant(row.getTimestamp("start_time")),
                instant(row.getTimestamp("end_time")),
                countries == null ? List.of() : Arrays.asList(countries.split(",")),
                row.getLong("read"),
                row.getLong("written"),
                row.getLong("unchanged"),
                row.getLong("quarantined"),
                row.getLong("retired"),
                failures,
                cause != null && failures > 1 ? cause + " (and " + (failures - 1) + " more)" : cause,
                actions(id, status, row.getBoolean("superseded")));
    }

    private List<String> actions(long id, ExecutionStatus status, boolean superseded) {
        var actions = new ArrayList<String>();
        switch (status) {
            case FAILED, STOPPED -> {
                if (!superseded) {
                    actions.add("restart");
                    actions.add("abandon");
                }
            }
            case STARTING, STARTED, STOPPING -> actions.add(running.isRunning(id) ? "stop" : "recover");
            case UNKNOWN -> actions.add("abandon"); // Spring Batch neither restarts nor recovers it
            case COMPLETED, ABANDONED -> {}
        }
        return actions;
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
