package org.gei.pisa.batch.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.batch.history.Housekeeping;
import org.gei.pisa.domain.operations.ExecutionPage;
import org.gei.pisa.domain.operations.ExecutionStatus;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// A history of many executions of twenty countries (`-Dpisa.history.executions=50000` for a million step
/// executions).
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BigHistoryIT {

    private static final TestPostgres SERVER = TestPostgres.server();
    private static final int EXECUTIONS = Integer.getInteger("pisa.history.executions", 10_000);
    private static final int COUNTRIES = 20;

    private static String warehouse;
    private static RunningBatch batch;

    @BeforeAll
    static void history() {
        warehouse = SERVER.createWarehouse();
        batch = new RunningBatch(SERVER, warehouse, List.of());
        SERVER.execute(warehouse, """
                insert into batch_job_instance select i, 0, 'load', md5(i::text) from generate_series(1, %1$d) i;
                insert into batch_job_execution
                    select i, 2, i, now() - i * interval '1 minute', now() - i * interval '1 minute',
                        now() - (i - 1) * interval '1 minute', case when i %% 100 = 0 then 'FAILED' else 'COMPLETED' end,
                        'COMPLETED', '', now() from generate_series(1, %1$d) i;
                insert into batch_job_execution_params
                    select i, p, 'java.lang.String', case p when 'kind' then 'window' else 'ALB,BRN' end, 'Y'
                    from generate_series(1, %1$d) i, unnest(array['kind', 'countries', 'started', 'full']) p;
                insert into batch_job_execution_context select i, '{}', null from generate_series(1, %1$d) i;
                insert into batch_step_execution
                    select (i - 1) * 21 + s, 2, case s when 1 then 'partitions' else 'load:C' || lpad(s::text, 2, '0') end,
                        i, now(), now() - i * interval '1 minute', now(), 'COMPLETED', 9, 9, 0, 9, 0, 0, 0, 0,
                        'COMPLETED', '', now() from generate_series(1, %1$d) i, generate_series(1, %2$d + 1) s;
                insert into batch_step_execution_context
                    select step_execution_id, '{}', null from batch_step_execution;
                insert into partition_progress
                    select step_execution_id, job_execution_id, substr(step_name, 6), 5, 5, 0, 0,
                        case when job_execution_id %% 100 = 0 and step_name = 'load:C07' then 'C07: the source is away' end
                    from batch_step_execution where step_name like 'load:%%';
                """.formatted(EXECUTIONS, COUNTRIES));
        SERVER.execute(warehouse, "vacuum analyze");
    }

    @AfterAll
    static void stop() {
        batch.close();
    }

    /// Counted in blocks of the database, which do not depend on how busy the machine is: of those of the
    /// steps a page reads a few, whatever there is.
    @Test
    @Order(1)
    void pageIsReadFromFewBlocksHoweverLongTheHistory() {
        var there = batch.number("select sum(pg_relation_size(oid)) / 8192 from pg_class where relkind = 'r'"
                + " and (relname like 'batch%' or relname = 'partition_progress')");
        for (var filter : List.of(
                filter(null, null, null),
                filter(ExecutionStatus.FAILED, null, null),
                filter(ExecutionStatus.FAILED, "C07", null),
                filter(null, null, "is away"),
                new ExecutionFilter(true, null, null, null, null, null, null))) {
            var read = blocks(filter);
            System.out.printf("%s: %d blocks of %d%n", filter, read, there);
            assertThat(read).as(filter.toString()).isLessThan(there / 2);
        }
    }

    @Test
    @Order(1)
    void pagesFollowOneAnother() {
        var first = page(0);
        var second = page(1);
        assertThat(first).hasSize(25).first().isEqualTo((long) EXECUTIONS);
        assertThat(second).hasSize(25).first().isEqualTo(first.getLast() - 1);
    }

    private static List<Long> page(int number) {
        return batch.get("/api/v1/executions?page=" + number, ExecutionPage.class).executions().stream()
                .map(ExecutionSummary::id)
                .toList();
    }

    @Test
    @Order(2)
    void whatIsTooOldIsRemovedAndOnlyThat() {
        var keep = Math.min(EXECUTIONS, 48 * 60);
        SERVER.execute(
                warehouse,
                "insert into participant values ('XYZ', 'X', null, 1, 1); insert into source_state (cnt, failed_execution)"
                        + " values ('XYZ', 5000)");
        SERVER.execute(
                warehouse,
                "update batch_job_execution set end_time = end_time - interval '40 days' where job_execution_id > 4800");
        SERVER.execute(
                warehouse,
                "insert into freshness_minute values ('XYZ', now() - interval '8 days', 60, 0, 1, 1),"
                        + " ('XYZ', now() - interval '6 days', 60, 0, 1, 1)");
        SERVER.execute(warehouse, """
                create table removed (executions bigint);
                grant insert, select on removed to pisa_batch;
                create function note_removed() returns trigger language plpgsql as $$
                begin insert into removed select count(*) from gone; return null; end $$;
                create trigger note_removed after delete on batch_job_execution referencing old table as gone
                    for each statement execute function note_removed()""");
        batch.bean(Housekeeping.class).tidy();
        assertThat(batch.number("select max(executions) from removed"))
                .as("executions removed by one step, which must not hold up who loads")
                .isBetween(1L, 100L);
        // completed within 48 h; failed within 30 days; and the one that a country waits for
        assertThat(batch.number("select count(*) from batch_job_execution where status = 'COMPLETED'"))
                .isBetween(keep - keep / 100 - 3L, keep - keep / 100 + 3L);
        assertThat(batch.number("select count(*) from batch_job_execution where status = 'FAILED'"))
                .isEqualTo(48 + 1);
        assertThat(batch.number("select count(*) from batch_job_execution where job_execution_id = 5000"))
                .isEqualTo(1);
        for (var orphans : List.of(
                "batch_step_execution s where not exists (select from batch_job_execution e where e.job_execution_id = s.job_execution_id)",
                "batch_job_instance i where not exists (select from batch_job_execution e where e.job_instance_id = i.job_instance_id)",
                "partition_progress p where not exists (select from batch_job_execution e where e.job_execution_id = p.job_execution_id)")) {
            assertThat(batch.number("select count(*) from " + orphans))
                    .as(orphans)
                    .isZero();
        }
        assertThat(batch.number("select count(*) from freshness_minute")).isEqualTo(1);
    }

    private static ExecutionFilter filter(ExecutionStatus status, String country, String search) {
        return new ExecutionFilter(false, status, "load", country, null, null, search);
    }

    /// Blocks that the statements of a page read.
    private static long blocks(ExecutionFilter filter) {
        var where = filter.where();
        var total = 0L;
        for (var sql : List.of(ExecutionQueries.countSql(where), ExecutionQueries.pageSql(where))) {
            var plan = batch.warehouse()
                    .sql("explain (analyze, buffers) " + sql)
                    .params(where.values())
                    .param("size", ExecutionQueries.PAGE_SIZE)
                    .param("offset", 0)
                    .query(String.class)
                    .list();
            System.out.println(plan.getLast());
            var buffers = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?")
                    .matcher(String.join("\n", plan));
            assertThat(buffers.find()).isTrue();
            for (var group = 1; group <= 2; group++) {
                total += buffers.group(group) == null ? 0 : Long.parseLong(buffers.group(group));
            }
        }
        return total;
    }
}
