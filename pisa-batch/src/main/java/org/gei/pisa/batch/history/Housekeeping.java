package org.gei.pisa.batch.history;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.gei.pisa.batch.load.LoadControl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Removes what is older than it is kept for, in the process that loads. Spring Batch has no purge of its
/// own but one instance at a time; these are ordered deletes of a hundred executions per transaction. An
/// execution that a suspended country waits to be restarted is kept, whatever its age.
@Component
public class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int EXECUTIONS_PER_STEP = 100;
    private static final int ROWS_PER_STEP = 5000;

    private static final String OLD = """
            select e.job_execution_id from batch_job_execution e
            where e.end_time < :before and e.status %s
                and not exists (select from source_state s where s.failed_execution = e.job_execution_id)
            order by e.job_execution_id limit :most""";

    private static final List<String> PARTS = List.of(
            """
            delete from batch_step_execution_context where step_execution_id in (
                select step_execution_id from batch_step_execution where job_execution_id = any (:ids))""",
            "delete from batch_step_execution where job_execution_id = any (:ids)",
            "delete from batch_job_execution_context where job_execution_id = any (:ids)",
            "delete from batch_job_execution_params where job_execution_id = any (:ids)",
            "delete from partition_progress where job_execution_id = any (:ids)",
            """
            with gone as (
                delete from batch_job_execution where job_execution_id = any (:ids) returning job_instance_id)
            select job_instance_id from gone""");

    private final JdbcClient warehouse;
    private final TransactionTemplate transaction;
    private final LoadControl control;
    private final HistorySettings settings;

    Housekeeping(
            JdbcClient warehouse,
            PlatformTransactionManager transactions,
            LoadControl control,
            HistorySettings settings) {
        this.warehouse = warehouse;
        this.transaction = new TransactionTemplate(transactions);
        this.control = control;
        this.settings = settings;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 600_000)
    void byTheClock() {
        if (control.isActive()) {
            try {
                var removed = tidy();
                if (removed > 0) {
                    LOG.info("removed {} executions that were older than they are kept for", removed);
                }
            } catch (RuntimeException e) {
                LOG.warn(
                        "history could not be tidied ({}); trying again in ten minutes",
                        e.getClass().getSimpleName());
            }
        }
    }

    /// Removes all that is too old; the number of executions removed.
    public int tidy() {
        var removed = executions("= 'COMPLETED'", settings.completedFor())
                + executions("in ('FAILED', 'STOPPED', 'ABANDONED', 'UNKNOWN')", settings.failedFor());
        rows("freshness_minute", "minute < :before", settings.freshnessFor());
        rows(
                "completeness_proof",
                "proved_up_to < :before and proved_up_to < (select s.proved_up_to from source_state s"
                        + " where s.cnt = completeness_proof.cnt)",
                settings.proofsFor());
        return removed;
    }

    private int executions(String status, Duration age) {
        var before = LocalDateTime.now().minus(age);
        var removed = 0;
        List<Long> some;
        do {
            some = warehouse
                    .sql(OLD.formatted(status))
                    .param("before", before)
                    .param("most", EXECUTIONS_PER_STEP)
                    .query((row, number) -> row.getLong(1))
                    .list();
            if (!some.isEmpty()) {
                var ids = some.toArray(Long[]::new);
                transaction.executeWithoutResult(_ -> remove(ids));
                removed += some.size();
            }
        } while (some.size() == EXECUTIONS_PER_STEP);
        return removed;
    }

    private void remove(Long[] ids) {
        PARTS.subList(0, PARTS.size() - 1)
                .forEach(part -> warehouse.sql(part).param("ids", ids).update());
        var instances = warehouse
                .sql(PARTS.getLast())
                .param("ids", ids)
                .query((row, number) -> row.getLong(1))
                .list();
        warehouse.sql("""
                        delete from batch_job_instance i where i.job_instance_id = any (:instances)
                            and not exists (select from batch_job_execution e where e.job_instance_id = i.job_instance_id)""").param("instances", instances.toArray(Long[]::new)).update();
    }

    private void rows(String table, String condition, Duration age) {
        var before = Timestamp.from(Instant.now().minus(age));
        int removed;
        do {
            removed = warehouse
                    .sql("delete from %1$s where ctid in (select ctid from %1$s where %2$s limit %3$d)"
                            .formatted(table, condition, ROWS_PER_STEP))
                    .param("before", before)
                    .update();
        } while (removed == ROWS_PER_STEP);
    }
}
