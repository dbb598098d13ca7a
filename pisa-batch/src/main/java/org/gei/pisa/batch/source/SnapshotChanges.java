package org.gei.pisa.batch.source;

import static org.gei.pisa.batch.source.SourceReader.MOST_ROWS;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.gei.pisa.domain.response.RawResponse;

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
        // what changed since a snapshot, first rows by id: parameters snapshot, snapshot, most rows
        this.first = """
                with changed as materialized (
                    select id from responses
                    where change_xid >= pg_snapshot_xmin(?::pg_snapshot)
                        and not pg_visible_in_snapshot(change_xid, ?::pg_snapshot))
                select %s, pg_current_snapshot()::text, (select count(*) from changed)
                from responses r join (select id from changed order by id limit ?) page using (id)
                order by r.id""".formatted(rows.columns());
        // the rest of a large set of changes: parameters last id, snapshot, snapshot, target, most rows. A row that
        // changes meanwhile is no longer visible in the target; it comes with the next set
        this.following = """
                select %s from responses r
                where r.id > ?
                    and r.change_xid >= pg_snapshot_xmin(?::pg_snapshot)
                    and not pg_visible_in_snapshot(r.change_xid, ?::pg_snapshot)
                    and pg_visible_in_snapshot(r.change_xid, ?::pg_snapshot)
                order by r.id limit ?""".formatted(rows.columns());
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
        try (var statement = open.prepareStatement(first)) {
            statement.setString(1, position.watermark());
            statement.setString(2, position.watermark());
            statement.setInt(3, MOST_ROWS);
            var read = new ArrayList<RawResponse>();
            var snapshot = new AtomicReference<>("");
            var backlog = new AtomicLong();
            rows.read(statement, read, (row, last) -> {
                snapshot.set(row.getString(last + 1));
                backlog.set(row.getLong(last + 2));
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
    }

    private ChangeSet following(Connection open, Position position, String target) throws SQLException {
        try (var statement = open.prepareStatement(following)) {
            statement.setLong(1, position.lastId() == null ? Long.MIN_VALUE : position.lastId());
            statement.setString(2, position.watermark());
            statement.setString(3, position.watermark());
            statement.setString(4, target);
            statement.setInt(5, MOST_ROWS);
            var read = new ArrayList<RawResponse>();
            rows.read(statement, read, SourceRows.AlsoRead.NOTHING);
            var after = read.size() < MOST_ROWS
                    ? position.reached(target)
                    : position.page(target, read.getLast().id());
            return new ChangeSet(country, read, after, null);
        }
    }
}
