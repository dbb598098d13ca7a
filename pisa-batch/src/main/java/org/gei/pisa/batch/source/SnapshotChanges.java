package org.gei.pisa.batch.source;

import static org.gei.pisa.batch.source.SourceReader.MOST_ROWS;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Changes by transaction snapshot.
///
/// A row changed since a snapshot exactly if its `change_xid` was not visible in it; the index is used
/// because such a number is never below the snapshot's `xmin`. The new snapshot is selected by the same
/// statement that reads the rows: both see the same moment.
final class SnapshotChanges implements SourceChanges {

    private static final String CHANGED = """
            select exists (
                select from responses
                where change_xid >= pg_snapshot_xmin(?::pg_snapshot)
                    and not pg_visible_in_snapshot(change_xid, ?::pg_snapshot))""";

    private static final String NOW = "select pg_current_snapshot()::text, (select count(*) from responses)";

    /// The rest of a large set of changes: columns, last id, snapshot, target. A row that changes meanwhile is no
    /// longer
    /// visible in the target; it comes with the next set
    private static final String FOLLOWING = """
            select %1$s from responses r
            where r.id > '%2$d'::bigint
                and r.change_xid >= pg_snapshot_xmin(%3$s::pg_snapshot)
                and not pg_visible_in_snapshot(r.change_xid, %3$s::pg_snapshot)
                and pg_visible_in_snapshot(r.change_xid, %4$s::pg_snapshot)
            order by r.id""";

    private final String country;
    private final SourceRows rows;
    private final String first;
    private @Nullable Following stream;

    /// @param next the position that holds once what has been read so far is in the warehouse
    private record Following(RowStream rows, Position next) {}

    SnapshotChanges(String country, SourceRows rows) {
        this.country = country;
        this.rows = rows;
        // what changed since a snapshot, first rows by id: parameters snapshot, snapshot, most rows
        this.first = """
                with changed as materialized (
                    select id from responses
                    where change_xid >= pg_snapshot_xmin(?::pg_snapshot)
                        and not pg_visible_in_snapshot(change_xid, ?::pg_snapshot))
                select %s, (select pg_current_snapshot()::text), (select count(*) from changed)
                from responses r join (select id from changed order by id limit ?) page using (id)
                order by r.id""".formatted(rows.columns());
    }

    @Override
    public Optional<ChangeSet> next(Connection open, Position given) throws SQLException {
        var position = given.isByTimestamp() ? given.restarted() : given;
        if (stream != null && !stream.next().equals(position)) {
            stream.rows().close();
            stream = null;
        }
        if (position.target() != null) {
            return Optional.of(following(open, position, position.target(), null));
        }
        if (!changed(open, position)) {
            return Optional.empty();
        }
        return Optional.of(position.isAtStart() ? all(open, position) : first(open, position));
    }

    @Override
    public boolean canBeHandedOver() {
        return stream == null;
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

    /// At the start everything there is has changed: nothing has to be looked for.
    private ChangeSet all(Connection open, Position position) throws SQLException {
        try (var statement = open.createStatement();
                var now = statement.executeQuery(NOW)) {
            now.next();
            var target = now.getString(1);
            var count = now.getLong(2);
            return following(open, position.page(target, Long.MIN_VALUE), target, count > MOST_ROWS ? count : null);
        }
    }

    private ChangeSet first(Connection open, Position position) throws SQLException {
        try (var statement = open.prepareStatement(first)) {
            statement.setString(1, position.watermark());
            statement.setString(2, position.watermark());
            statement.setInt(3, MOST_ROWS);
            var snapshot = new AtomicReference<>("");
            var backlog = new AtomicLong();
            var read = rows.read(statement, (row, result, last) -> {
                snapshot.set(result.getString(last + 1));
                backlog.set(result.getLong(last + 2));
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

    private ChangeSet following(Connection open, Position position, String target, @Nullable Long backlog)
            throws SQLException {
        var from = stream == null ? stream(open, position, target) : stream.rows();
        stream = null;
        var read = from.next(MOST_ROWS);
        if (read.size() < MOST_ROWS) {
            return new ChangeSet(country, read, position.reached(target), backlog);
        }
        var after = position.page(target, read.getLast().id());
        stream = new Following(from, after);
        return new ChangeSet(country, read, after, backlog);
    }

    private RowStream stream(Connection open, Position position, String target) throws SQLException {
        // every row that is visible in the target is there already
        var areShort = SourceRows.areShort(open);
        return new RowStream(
                open,
                rows,
                FOLLOWING.formatted(
                        areShort ? rows.unshortened() : rows.columns(),
                        position.lastId() == null ? Long.MIN_VALUE : position.lastId(),
                        literal(open, position.watermark()),
                        literal(open, target)),
                areShort);
    }

    private static String literal(Connection open, String text) throws SQLException {
        return "'" + open.unwrap(PGConnection.class).escapeLiteral(text) + "'";
    }
}
