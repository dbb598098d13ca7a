package org.gei.pisa.batch.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gei.pisa.batch.load.LoadJobListener;
import org.gei.pisa.domain.operations.ExecutionDetail;
import org.gei.pisa.domain.operations.ExecutionPage;
import org.gei.pisa.domain.operations.ExecutionStatus;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Executions as people see them: the metadata of Spring Batch joined with the rows and causes of the partitions.
/// Filtering
/// and paging happen in the database.
@Component
class ExecutionQueries {

    static final int PAGE_SIZE = 25;

    private static final String SUMMARY = """
            select e.job_execution_id, e.job_instance_id, i.job_name, e.status, e.start_time, e.end_time,
                coalesce(kind.parameter_value, 'load') as kind, countries.parameter_value as countries,
                coalesce(p.read, 0) as read, coalesce(p.written, 0) as written,
                coalesce(p.unchanged, 0) as unchanged, coalesce(p.quarantined, 0) as quarantined, p.cause, p.failures,
                exists (select from batch_job_execution f where f.job_instance_id = e.job_instance_id
                    and f.job_execution_id < e.job_execution_id) as again,
                exists (select from batch_job_execution f where f.job_instance_id = e.job_instance_id
                    and f.job_execution_id > e.job_execution_id) as superseded,
                (select string_agg(substr(s.step_name, 6), ',' order by s.step_name) from batch_step_execution s
                    where s.job_execution_id = e.job_execution_id and s.step_name like 'load:%') as loaded
            from batch_job_execution e
            join batch_job_instance i using (job_instance_id)
            left join batch_job_execution_params kind
                on kind.job_execution_id = e.job_execution_id and kind.parameter_name = 'kind'
            left join batch_job_execution_params countries
                on countries.job_execution_id = e.job_execution_id and countries.parameter_name = 'countries'
            left join lateral (
                select sum(read) as read, sum(written) as written, sum(unchanged) as unchanged,
                    sum(quarantined) as quarantined, min(cause) as cause, count(cause) as failures
                from partition_progress where job_execution_id = e.job_execution_id) p on true
            """;

    private static final String FILTER = """
            where e.status = coalesce(:status::text, e.status) and i.job_name = coalesce(:job::text, i.job_name)
                and e.create_time >= coalesce(:from::timestamp, e.create_time)
                and (:country::text is null or exists (select from batch_step_execution s
                    where s.job_execution_id = e.job_execution_id and s.step_name = 'load:' || :country::text))
            """;

    private final JdbcClient warehouse;
    private final LoadJobListener running;

    ExecutionQueries(JdbcClient warehouse, LoadJobListener running) {
        this.warehouse = warehouse;
        this.running = running;
    }

    ExecutionPage page(ExecutionFilter filter, int page) {
        var total = filtered("""
                        select count(*) from batch_job_execution e join batch_job_instance i using (job_instance_id)
                        """ + FILTER, filter).query(Long.class).single();
        var executions = filtered(
                        SUMMARY + FILTER + " order by e.job_execution_id desc limit :size offset :offset", filter)
                .param("size", PAGE_SIZE)
                .param("offset", (long) page * PAGE_SIZE)
                .query((row, number) -> summary(row))
                .list();
        return new ExecutionPage(executions, page, PAGE_SIZE, total);
    }

    private JdbcClient.StatementSpec filtered(String sql, ExecutionFilter filter) {
        return warehouse
                .sql(sql)
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().name())
                .param("job", filter.job())
                .param("country", filter.country())
                .param(
                        "from",
                        filter.from() == null
                                ? null
                                : filter.from().atZone(ZoneId.systemDefault()).toLocalDateTime());
    }

    Optional<ExecutionSummary> find(long execution) {
        return warehouse
                .sql(SUMMARY + " where e.job_execution_id = :id")
                .param("id", execution)
                .query((row, number) -> summary(row))
                .optional();
    }

    Optional<ExecutionDetail> detail(long execution) {
        return find(execution)
                .map(summary -> new ExecutionDetail(
                        summary, parameters(execution), partitions(execution), attempts(summary.instance())));
    }

    private List<ExecutionSummary> attempts(long instance) {
        return warehouse
                .sql(SUMMARY + " where e.job_instance_id = :instance order by e.job_execution_id")
                .param("instance", instance)
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
                        select s.step_execution_id, substr(s.step_name, 6) as cnt, s.status, s.start_time, s.end_time,
                            coalesce(p.read, 0), coalesce(p.written, 0), coalesce(p.unchanged, 0),
                            coalesce(p.quarantined, 0), s.commit_count, p.cause
                        from batch_step_execution s left join partition_progress p using (step_execution_id)
                        where s.job_execution_id = :id and s.step_name like 'load:%' order by s.step_name""")
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
                        row.getString(11)))
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
            case COMPLETED, ABANDONED, UNKNOWN -> {}
        }
        return actions;
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
