package org.gei.pisa.batch.warehouse;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `partition_progress`: rows, not chunks, of each partition, and why it failed.
@Component
public class PartitionProgress {

    /// Rows to add to a partition's counts.
    public record Counts(long read, long written, long unchanged, long quarantined, long retired) {}

    private final JdbcClient warehouse;

    PartitionProgress(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /// @param expectedMore rows that are to be read from before these on, where that is known; else null
    public void add(PartitionKey partition, String country, Counts counts, @Nullable Long expectedMore) {
        warehouse
                .sql("""
                        insert into partition_progress as p (step_execution_id, job_execution_id, cnt, read, written,
                            unchanged, quarantined, retired, expected)
                        values (:step, :job, :cnt, :read, :written, :unchanged, :quarantined, :retired, :expected)
                        on conflict (step_execution_id) do update set read = p.read + excluded.read,
                            written = p.written + excluded.written, unchanged = p.unchanged + excluded.unchanged,
                            quarantined = p.quarantined + excluded.quarantined, retired = p.retired + excluded.retired,
                            expected = coalesce(p.read + excluded.expected, p.expected)""")
                .param("step", partition.stepExecution())
                .param("job", partition.jobExecution())
                .param("cnt", country)
                .param("read", counts.read())
                .param("written", counts.written())
                .param("unchanged", counts.unchanged())
                .param("quarantined", counts.quarantined())
                .param("retired", counts.retired())
                .param("expected", expectedMore)
                .update();
    }

    public void failed(PartitionKey partition, String country, String cause, @Nullable String remedy) {
        warehouse
                .sql("""
                        insert into partition_progress (step_execution_id, job_execution_id, cnt, cause, remedy)
                        values (:step, :job, :cnt, :cause, :remedy)
                        on conflict (step_execution_id) do update set cause = excluded.cause, remedy = excluded.remedy""")
                .param("step", partition.stepExecution())
                .param("job", partition.jobExecution())
                .param("cnt", country)
                .param("cause", cause)
                .param("remedy", remedy)
                .update();
    }
}
