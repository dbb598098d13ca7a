package org.gei.pisa.batch.warehouse;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `partition_progress`: rows, not chunks, of each partition, and why it failed.
@Component
public class PartitionProgress {

    private final JdbcClient warehouse;

    PartitionProgress(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    public void failed(long stepExecution, long jobExecution, String country, String cause) {
        warehouse
                .sql("""
                        insert into partition_progress (step_execution_id, job_execution_id, cnt, cause)
                        values (:step, :job, :cnt, :cause)
                        on conflict (step_execution_id) do update set cause = excluded.cause""")
                .param("step", stepExecution)
                .param("job", jobExecution)
                .param("cnt", country)
                .param("cause", cause)
                .update();
    }
}
