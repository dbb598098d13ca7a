package org.gei.pisa.batch.warehouse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gei.pisa.batch.warehouse.PartitionProgress.Counts;
import org.gei.pisa.domain.response.Validation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes rows of a country, within the caller's transaction: the new version, the rows that really changed,
/// quarantine, the position that holds then, the partition's counts, and one notification.
///
/// Idempotent by `(cnt, id)` and content hash. The first statement locks the country's row in
/// `source_state`, so that versions of a country commit in order, and finds out whether another process has
/// written meanwhile or has the right to load now.
@Component
public class ChangeSetWriter {

    private final JdbcClient warehouse;
    private final StudentResponses responses;
    private final Quarantine quarantine;
    private final PartitionProgress progress;
    private final WriteLease lease;
    private final TraceParent traceParent;
    private final ApplicationEventPublisher events;

    ChangeSetWriter(
            JdbcClient warehouse,
            StudentResponses responses,
            Quarantine quarantine,
            PartitionProgress progress,
            WriteLease lease,
            TraceParent traceParent,
            ApplicationEventPublisher events) {
        this.warehouse = warehouse;
        this.responses = responses;
        this.quarantine = quarantine;
        this.progress = progress;
        this.lease = lease;
        this.traceParent = traceParent;
        this.events = events;
    }

    /// Writes a set of changes and moves the country's position.
    ///
    /// @param country the country of all rows
    /// @param before the position that the rows were read from
    /// @param after the position that holds once they are written; its version is ignored
    /// @param backlog rows to be read from these on, where that is known; else null
    /// @throws AnotherWriterException if the country's version is not `before.version()`; nothing is
    /// written then
    public Written write(
            String country,
            List<Validation> rows,
            LoadedPosition before,
            LoadedPosition after,
            PartitionKey partition,
            @Nullable Long backlog) {
        var locked = lock(country, before.version());
        var stored = store(country, locked, rows);
        advance(country, after, rows, stored);
        var written = stored.written();
        progress.add(
                partition,
                country,
                new Counts(written.read(), written.written(), written.unchanged(), written.quarantined(), 0),
                backlog);
        events.publishEvent(new RowsWritten(country, written, inTurn(rows, before, after, written)));
        return written;
    }

    /// Writes rows that were read out of turn, and retires others; the position stays where it is.
    ///
    /// @param before the country's position, which says what nobody else may have changed meanwhile
    /// @param gone ids of rows that the source has no longer
    /// @throws AnotherWriterException if the country's version is not `before.version()`; nothing is
    /// written then
    public Written repair(String country, List<Validation> rows, List<Long> gone, LoadedPosition before) {
        var locked = lock(country, before.version());
        var retired = responses.retire(country, locked.version(), gone);
        var left = quarantine.remove(country, gone);
        var stored = store(country, locked, rows);
        grow(country, stored.responses() - retired, stored.quarantined() - left);
        if (retired > 0) {
            announce(country);
        }
        var written = stored.written();
        var repaired = new Written(
                locked.version(),
                written.read(),
                written.written(),
                written.unchanged(),
                written.quarantined(),
                Math.max(retired, left));
        events.publishEvent(new RowsWritten(country, repaired, List.of()));
        return repaired;
    }

    /// When the rows were changed, if they are all that had changed lately and not part of a backlog.
    private static List<Instant> inTurn(
            List<Validation> rows, LoadedPosition before, LoadedPosition after, Written written) {
        return before.target() == null && after.target() == null && written.written() > 0
                ? rows.stream().map(row -> row.raw().changedAt()).toList()
                : List.of();
    }

    /// @param responses by how many rows the country has grown
    /// @param quarantined by how many rows its quarantine has grown
    private record Stored(Written written, int responses, int quarantined) {}

    private Stored store(String country, Locked locked, List<Validation> rows) {
        var accepted = new ArrayList<Validation.Accepted>(rows.size());
        var rejected = new ArrayList<Validation.Rejected>();
        for (var row : rows) {
            switch (row) {
                case Validation.Accepted good -> accepted.add(good);
                case Validation.Rejected bad -> rejected.add(bad);
            }
        }
        var upserted = responses.write(country, locked.version(), locked.at(), accepted, locked.responses());
        var quarantineGrowth = quarantine.add(country, rejected);
        if (locked.quarantined() > 0) {
            quarantineGrowth -= quarantine.remove(
                    country, accepted.stream().map(row -> row.raw().id()).toList());
        }
        if (upserted.changed() > 0) {
            announce(country);
        }
        var written = new Written(
                locked.version(),
                rows.size(),
                upserted.changed(),
                accepted.size() - upserted.changed(),
                rejected.size(),
                0);
        return new Stored(written, upserted.inserted(), quarantineGrowth);
    }

    /// A country as it was when it was locked, and its new version.
    private record Locked(long version, long responses, long quarantined, Instant at) {}

    private Locked lock(String country, long version) {
        var epochs = lease.of(country);
        return warehouse
                .sql("""
                        update source_state s set version = s.version + 1, trace_parent = :traceParent
                        from load_lease l
                        where s.cnt = :cnt and s.version = :version and l.epoch = :epoch
                            and (:countryEpoch::bigint is null or exists (
                                select from country_lease c where c.cnt = s.cnt and c.epoch = :countryEpoch))
                        returning s.version, s.responses, s.quarantined, clock_timestamp()""")
                .param("cnt", country)
                .param("version", version)
                .param("epoch", epochs.epoch())
                .param("countryEpoch", epochs.countryEpoch())
                .param("traceParent", traceParent.current())
                .query((row, number) -> new Locked(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getTimestamp(4).toInstant()))
                .optional()
                .orElseThrow(() -> new AnotherWriterException(country, version));
    }

    private void advance(String country, LoadedPosition after, List<Validation> rows, Stored stored) {
        warehouse
                .sql("""
                        update source_state set watermark = :watermark, target = :target, last_id = :lastId,
                            system_identifier = :system, looked_at = now(), loaded_at = clock_timestamp(),
                            changed_at = greatest(changed_at, to_timestamp(:changedAt)),
                            responses = responses + :responses, quarantined = quarantined + :quarantined
                        where cnt = :cnt""")
                .param("cnt", country)
                .param("watermark", after.watermark())
                .param("target", after.target())
                .param("lastId", after.lastId())
                .param("system", after.system())
                .param(
                        "changedAt",
                        rows.stream()
                                .mapToDouble(row -> row.raw().changedAt().toEpochMilli() / 1000.0)
                                .max()
                                .orElse(0))
                .param("responses", stored.responses())
                .param("quarantined", stored.quarantined())
                .update();
    }

    private void grow(String country, int responses, int quarantined) {
        if (responses == 0 && quarantined == 0) {
            return;
        }
        warehouse
                .sql("""
                        update source_state set responses = responses + :responses,
                            quarantined = quarantined + :quarantined
                        where cnt = :cnt""")
                .param("cnt", country)
                .param("responses", responses)
                .param("quarantined", quarantined)
                .update();
    }

    /// Notifications of one transaction are sent once, when it commits.
    private void announce(String country) {
        warehouse
                .sql("select pg_notify('pisa_change', :cnt)")
                .param("cnt", country)
                .query((row, number) -> number)
                .list();
    }
}
