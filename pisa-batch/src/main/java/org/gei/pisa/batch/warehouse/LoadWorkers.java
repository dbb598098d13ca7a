package org.gei.pisa.batch.warehouse;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tables `load_worker` and `partition_claim`: which processes are there to load, and which partition each of
/// them has. A worker lives as long as it says so; the times are the warehouse's.
@Component
public class LoadWorkers {

    private static final String OPEN_PARTITIONS = """
            from batch_step_execution s
            join batch_job_execution e using (job_execution_id)
            join batch_job_instance i using (job_instance_id)
            left join partition_claim c using (step_execution_id)
            where i.job_name = 'load' and e.status in ('STARTING', 'STARTED', 'STOPPING')
                and s.status in ('STARTING', 'STARTED', 'STOPPING') and s.step_name like '%:%'
            """;

    private static final String CLAIMANT_LIVES =
            "exists (select from load_worker w where w.id = c.worker and w.beat_at > now() - :lasts::interval)";

    private final JdbcClient warehouse;

    LoadWorkers(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /// A partition that nobody works on.
    ///
    /// @param abandoned whether somebody did who is taken for dead now
    public record Open(long stepExecution, String country, boolean abandoned) {}

    /// @param now by the clock of the warehouse
    /// @param ended whether partitions are to end because whoever has the right to load does
    /// @param stopping executions that a person wants stopped
    public record Beat(Instant now, boolean ended, Set<Long> stopping) {}

    /// Says that a worker lives.
    public void lives(JdbcClient connection, UUID worker, String name) {
        connection.sql("""
                        insert into load_worker (id, name, beat_at) values (:id, :name, now())
                        on conflict (id) do update set beat_at = excluded.beat_at""").param("id", worker).param("name", name).update();
    }

    /// What partitions of this process are told from outside.
    public Beat told(JdbcClient connection) {
        return connection
                .sql("""
                        select clock_timestamp(), ended, array(
                            select job_execution_id from batch_job_execution where status = 'STOPPING')
                        from load_lease""")
                .query((row, number) -> new Beat(row.getTimestamp(1).toInstant(), row.getBoolean(2), Set.of((Long[])
                        row.getArray(3).getArray())))
                .single();
    }

    /// Whether partitions are to end because whoever has the right to load does.
    public boolean isEnded() {
        return warehouse
                .sql("select ended from load_lease")
                .query(Boolean.class)
                .single();
    }

    /// Takes a partition for a worker, unless it has ended or a living worker has it.
    public boolean claim(UUID worker, long stepExecution) {
        return warehouse
                        .sql("""
                        insert into partition_claim as c (step_execution_id, worker)
                        select s.step_execution_id, :worker
                        from batch_step_execution s join batch_job_execution e using (job_execution_id)
                        where s.step_execution_id = :step and s.status in ('STARTING', 'STARTED', 'STOPPING')
                            and e.status in ('STARTING', 'STARTED', 'STOPPING')
                        on conflict (step_execution_id) do update set worker = excluded.worker, claimed_at = now()
                        where not\s""" + CLAIMANT_LIVES)
                        .param("worker", worker)
                        .param("step", stepExecution)
                        .param("lasts", CountryLeases.LASTS.toString())
                        .update()
                > 0;
    }

    /// Gives up all claims of a worker but those on `running`.
    public void keepOnly(UUID worker, Collection<Long> running) {
        warehouse
                .sql("delete from partition_claim where worker = :worker and step_execution_id <> all (:running)")
                .param("worker", worker)
                .param("running", running.toArray(Long[]::new))
                .update();
    }

    /// A worker has ended.
    public void leaves(UUID worker) {
        warehouse
                .sql("delete from load_worker where id = :id or beat_at < now() - interval '1 hour'")
                .param("id", worker)
                .update();
    }

    public boolean isAnyAlive() {
        return warehouse
                .sql("select exists (select from load_worker where beat_at > now() - :lasts::interval)")
                .param("lasts", CountryLeases.LASTS.toString())
                .query(Boolean.class)
                .single();
    }

    /// Partitions of running executions that no living worker has.
    public List<Open> open() {
        return warehouse
                .sql("select s.step_execution_id, split_part(s.step_name, ':', 2), c.worker is not null "
                        + OPEN_PARTITIONS + " and not " + CLAIMANT_LIVES)
                .param("lasts", CountryLeases.LASTS.toString())
                .query((row, number) -> new Open(row.getLong(1), row.getString(2), row.getBoolean(3)))
                .list();
    }

    /// The country of a partition.
    public String country(long stepExecution) {
        return warehouse
                .sql("select split_part(step_name, ':', 2) from batch_step_execution where step_execution_id = :step")
                .param("step", stepExecution)
                .query(String.class)
                .single();
    }
}
