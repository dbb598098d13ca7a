package org.gei.pisa.batch.source;

import static org.gei.pisa.batch.source.SourceReader.MOST_ROWS;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.postgresql.PGConnection;

/// Changes by transaction snapshot.
///
/// A row changed since a snapshot exactly if its `change_xid` was not visible in it; the index is used
/// because such a
/// number is never below the snapshot's `xmin`. The new snapshot is selected by the same statement that
/// reads the
/// rows: both see the same moment.
final class SnapshotChanges implements SourceChanges {

    private static final String CHANGED = """
            select exists (
                select from responses
                where change_xid >= pg_snapshot_xmin(?::pg_snapshot)
                    and not pg_visible_in_snapshot(change_xid, ?::pg_snapshot))""";

    private final String country;
    private final SourceRows rows;
    private final String first;
    private final String following;

    SnapshotChanges(String country, SourceRows rows) {
        this.country = country;
        this.rows = rows;
        // what changed since a snapshot, first rows by id: snapshot
        this.first = """
                with changed as materialized (
                    select id from responses
                    where change_xid >= pg_snapshot_xmin(%%1$s::pg_snapshot)
                        and not pg_visible_in_snapshot(change_xid, %%1$s::pg_snapshot))
                select %s, (select pg_current_snapshot()::text), (select count(*) from changed)
                from responses r join (select id from changed order by id limit %d) page using (id)
                order by r.id""".formatted(rows.columns(), MOST_ROWS);
        // the rest of a large set of changes: last id, snapshot, target. A row that changes meanwhile is no longer
        // visible in the target; it comes with the next set
        this.following = """
                select %s from responses r
                where r.id > '%%1$d'::bigint
                    and r.change_xid >= pg_snapshot_xmin(%%2$s::pg_snapshot)
                    and not pg_visible_in_snapshot(r.change_xid, %%2$s::pg_snapshot)
                    and pg_visible_in_snapshot(r.change_xid, %%3$s::pg_snapshot)
                order by r.id limit %d""".formatted(rows.columns(), MOST_ROWS);
    }

    @Override
    public Optional<ChangeSet> next(Connection open, Position given) throws SQLException {
        var position = given.isByTimestamp() ? given.restarted() : given;
        if (position.target() != null) {
            return Optional.of(following(open, position, position.target()));
        }
        return changed(open, position) ? Optional.of(first(open, position)) : Optional.empty();
    }

    private boolean changed(Connection open, Position position) throws SQLException {
        try (var statement = open.prepareStatement(CHANGED)) {
            statement.setString(1, position.watermark());
            statement.setString(2, position.watermark());
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getBoolean(1);
            }
        }
    }

    private ChangeSet first(Connection open, Position position) throws SQLException {
        var snapshot = new AtomicReference<>("");
        var backlog = new AtomicLong();
        var query = first.formatted(literal(open, position.watermark()));
        var read = rows.read(open, query, (row, fields) -> {
            snapshot.set(String.valueOf(fields.text()));
            backlog.set(fields.number());
        });
        if (read.isEmpty()) {
            return new ChangeSet(country, read, position, null); // deleted between the look and this statement
        }
        return read.size() < MOST_ROWS
                ? new ChangeSet(country, read, position.reached(snapshot.get()), null)
                : new ChangeSet(
                        country,
                        read,
                        position.page(snapshot.get(), read.getLast().id()),
                        backlog.get());
    }

    private ChangeSet following(Connection open, Position position, String target) throws SQLException {
        var query = following.formatted(
                position.lastId() == null ? Long.MIN_VALUE : position.lastId(),
                literal(open, position.watermark()),
                literal(open, target));
        var read = rows.read(open, query, SourceRows.AlsoRead.NOTHING);
        var after = read.size() < MOST_ROWS
                ? position.reached(target)
                : position.page(target, read.getLast().id());
        return new ChangeSet(country, read, after, null);
    }

    private static String literal(Connection open, String text) throws SQLException {
        return "'" + open.unwrap(PGConnection.class).escapeLiteral(text) + "'";
    }
}
