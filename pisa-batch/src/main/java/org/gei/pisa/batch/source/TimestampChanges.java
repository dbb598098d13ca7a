package org.gei.pisa.batch.source;

import static org.gei.pisa.batch.source.SourceReader.MOST_ROWS;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Changes by `changed_at`, for a source that can't be given `change_xid`.
///
/// The watermark stays the safety lag behind the source's clock, so that a row stamped before it was
/// committed is found as long as its transaction took no longer than that; one that took longer is found by
/// the next reconciliation. What was read within the lag is remembered by its row version (`xmin`), so that
/// it is not read over and over; forgotten with the process, it is read once more and found unchanged.
final class TimestampChanges implements SourceChanges {

    private record Seen(long rowVersion, Instant changedAt) {}

    private final String country;
    private final SourceRows rows;
    private final Duration lag;
    private final String changed;
    private final String page;
    private final Map<Long, Seen> seen = new HashMap<>();

    TimestampChanges(String country, SourceRows rows, Duration lag) {
        this.country = country;
        this.rows = rows;
        this.lag = lag;
        // parameters: watermark, seen ids, seen row versions
        var isChanged = """
                (?::timestamptz is null or r.changed_at >= ?::timestamptz)
                and not exists (select from unnest(?::bigint[], ?::bigint[]) s (id, version)
                    where s.id = r.id and s.version = r.xmin::text::bigint)""";
        this.changed = """
                select clock_timestamp() - make_interval(secs => ?), count(*)
                from responses r where %s""".formatted(isChanged);
        this.page = """
                select %s, r.xmin::text::bigint from responses r
                where %s and r.id > ? order by r.id limit ?""".formatted(rows.columns(), isChanged);
    }

    @Override
    public Optional<ChangeSet> next(Connection open, Position given) throws SQLException {
        var position = given.isByTimestamp() || given.isAtStart() ? given : given.restarted();
        if (position.target() != null) {
            return Optional.of(page(open, position, position.target(), null));
        }
        var from = position.timestamp();
        seen.values().removeIf(row -> from != null && row.changedAt().isBefore(from));
        var backlog = new AtomicLong();
        var target = look(open, from, backlog);
        return backlog.get() == 0
                ? Optional.empty()
                : Optional.of(page(open, position, target, backlog.get() > MOST_ROWS ? backlog.get() : null));
    }

    /// Counts what changed; the watermark that holds when it is loaded.
    private String look(Connection open, @Nullable Instant from, AtomicLong count) throws SQLException {
        try (var statement = open.prepareStatement(changed)) {
            statement.setDouble(1, lag.toMillis() / 1000.0);
            changedSince(open, statement, 2, from);
            try (var found = statement.executeQuery()) {
                found.next();
                count.set(found.getLong(2));
                return Position.timestamp(
                        found.getObject(1, java.time.OffsetDateTime.class).toInstant());
            }
        }
    }

    private ChangeSet page(Connection open, Position position, String target, @Nullable Long backlog)
            throws SQLException {
        try (var statement = open.prepareStatement(page)) {
            var next = changedSince(open, statement, 1, position.timestamp());
            statement.setLong(next, position.lastId() == null ? Long.MIN_VALUE : position.lastId());
            statement.setInt(next + 1, MOST_ROWS);
            var lower = Position.timestamp(target);
            var read = rows.read(statement, (row, result, last) -> {
                if (lower == null || !row.changedAt().isBefore(lower)) {
                    seen.put(row.id(), new Seen(result.getLong(last + 1), row.changedAt()));
                }
            });
            var after = read.size() < MOST_ROWS
                    ? position.reached(target)
                    : position.page(target, read.getLast().id());
            return new ChangeSet(country, read, after, backlog);
        }
    }

    /// What was seen is seen by a reader that knows its position.
    @Override
    public boolean canBeHandedOver() {
        return false;
    }

    private int changedSince(Connection open, PreparedStatement statement, int first, @Nullable Instant from)
            throws SQLException {
        var watermark = from == null ? null : from.toString();
        statement.setString(first, watermark);
        statement.setString(first + 1, watermark);
        statement.setArray(first + 2, open.createArrayOf("bigint", seen.keySet().toArray()));
        statement.setArray(
                first + 3,
                open.createArrayOf(
                        "bigint", seen.values().stream().map(Seen::rowVersion).toArray()));
        return first + 4;
    }
}
