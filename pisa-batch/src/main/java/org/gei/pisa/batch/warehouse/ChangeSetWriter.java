package org.gei.pisa.batch.warehouse;

import java.util.List;
import org.gei.pisa.domain.response.Validation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes one change set of a country, within the caller's transaction: the new version, the rows that really
/// changed,
/// quarantine, the position that holds then, the partition's counts, and one notification.
///
/// Idempotent by `(cnt, id)` and content hash. The first statement locks the country's row in `source_state`, so
/// that
/// versions of a country commit in order, and finds out whether another process has written meanwhile.
@Component
public class ChangeSetWriter {

    private final JdbcClient warehouse;
    private final StudentResponses responses;
    private final Quarantine quarantine;

    ChangeSetWriter(JdbcClient warehouse, StudentResponses responses, Quarantine quarantine) {
        this.warehouse = warehouse;
        this.responses = responses;
        this.quarantine = quarantine;
    }

    /// @param country the country of all rows
    /// @param before the position that the rows were read from
    /// @param after the position that holds once they are written; its version is ignored
    /// @throws AnotherWriterException if the country's version is not `before.version()`; nothing is written then
    public Written write(
            String country,
            List<Validation> rows,
            LoadedPosition before,
            LoadedPosition after,
            long stepExecution,
            long jobExecution) {
        var version = lock(country, before.version());
        var accepted = rows.stream()
                .filter(Validation.Accepted.class::isInstance)
                .map(Validation.Accepted.class::cast)
                .toList();
        var rejected = rows.stream()
                .filter(Validation.Rejected.class::isInstance)
                .map(Validation.Rejected.class::cast)
                .toList();
        var upserted = responses.upsert(country, version, accepted);
        var quarantineGrowth = quarantine.add(country, rejected)
                - quarantine.remove(
                        country, accepted.stream().map(row -> row.raw().id()).toList());
        advance(country, after, upserted, quarantineGrowth, rows);
        var written = new Written(
                version, rows.size(), upserted.changed(), accepted.size() - upserted.changed(), rejected.size());
        count(country, stepExecution, jobExecution, written);
        if (upserted.changed() > 0) {
            warehouse
                    .sql("select pg_notify('pisa_change', :cnt)")
                    .param("cnt", country)
                    .query((row, number) -> number)
                    .list();
        }
        return written;
    }

    private long lock(String country, long version) {
        return warehouse
                .sql("update source_state set version = version + 1 where cnt = :cnt and version = :version"
                        + " returning version")
                .param("cnt", country)
                .param("version", version)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new AnotherWriterException(country, version));
    }

    private void advance(
            String country, LoadedPosition after, Upserted upserted, int quarantineGrowth, List<Validation> rows) {
        warehouse
                .sql("""
                        update source_state set watermark = :watermark, target = :target, last_id = :lastId,
                            system_identifier = :system, responses = responses + :inserted,
                            quarantined = quarantined + :quarantined, looked_at = now(), loaded_at = clock_timestamp(),
                            changed_at = greatest(changed_at, to_timestamp(:changedAt))
                        where cnt = :cnt""")
                .param("cnt", country)
                .param("watermark", after.watermark())
                .param("target", after.target())
                .param("lastId", after.lastId())
                .param("system", after.system())
                .param("inserted", upserted.inserted())
                .param("quarantined", quarantineGrowth)
                .param(
                        "changedAt",
                        rows.stream()
                                .mapToDouble(row -> row.raw().changedAt().toEpochMilli() / 1000.0)
                                .max()
                                .orElse(0))
                .update();
    }

    private void count(String country, long stepExecution, long jobExecution, Written written) {
        warehouse
                .sql("""
                        insert into partition_progress
                            (step_execution_id, job_execution_id, cnt, read, written, unchanged, quarantined)
                        values (:step, :job, :cnt, :read, :written, :unchanged, :quarantined)
                        on conflict (step_execution_id) do update set read = partition_progress.read + excluded.read,
                            written = partition_progress.written + excluded.written,
                            unchanged = partition_progress.unchanged + excluded.unchanged,
                            quarantined = partition_progress.quarantined + excluded.quarantined""")
                .param("step", stepExecution)
                .param("job", jobExecution)
                .param("cnt", country)
                .param("read", written.read())
                .param("written", written.written())
                .param("unchanged", written.unchanged())
                .param("quarantined", written.quarantined())
                .update();
    }
}
