package org.gei.pisa.batch.source;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.response.RawResponse;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/// Reads what changed in one source. One connection, opened when first needed and again after it was lost; used by
/// one
/// thread at a time. Every failure is a [SourceUnavailableException] or a [SourceChangedException].
public final class SourceReader implements AutoCloseable {

    /// Most rows in one change set: few enough that a backlog of one country delays nobody, and memory stays small.
    public static final int MOST_ROWS = 1000;

    private final String country;
    private final SourceSettings.Source source;
    private final SourceQueries queries;
    private @Nullable Connection connection;
    private @Nullable String identity;

    public SourceReader(String country, SourceSettings.Source source, Codebook codebook) {
        this.country = country;
        this.source = source;
        this.queries = new SourceQueries(codebook);
    }

    /// The next changes after `position`, or nothing if there are none.
    public Optional<ChangeSet> next(Position position) {
        try {
            var open = open();
            var here = position.in(identity(open));
            if (here.target() != null) {
                return Optional.of(following(open, here, here.target()));
            }
            return changed(open, here) ? Optional.of(first(open, here)) : Optional.empty();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private boolean changed(Connection open, Position position) throws SQLException {
        try (var statement = open.prepareStatement(SourceQueries.CHANGED)) {
            statement.setString(1, position.watermark());
            statement.setString(2, position.watermark());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    private ChangeSet first(Connection open, Position position) throws SQLException {
        try (var statement = open.prepareStatement(queries.first())) {
            statement.setString(1, position.watermark());
            statement.setString(2, position.watermark());
            statement.setInt(3, MOST_ROWS);
            var rows = new ArrayList<RawResponse>();
            var snapshot = read(statement, rows);
            if (rows.isEmpty()) {
                return new ChangeSet(country, rows, position); // deleted between the look and this statement
            }
            var after = rows.size() < MOST_ROWS
                    ? position.reached(snapshot)
                    : position.page(snapshot, rows.getLast().id());
            return new ChangeSet(country, rows, after);
        }
    }

    private ChangeSet following(Connection open, Position position, String target) throws SQLException {
        try (var statement = open.prepareStatement(queries.following())) {
            statement.setLong(1, position.lastId() == null ? Long.MIN_VALUE : position.lastId());
            statement.setString(2, position.watermark());
            statement.setString(3, position.watermark());
            statement.setString(4, target);
            statement.setInt(5, MOST_ROWS);
            var rows = new ArrayList<RawResponse>();
            read(statement, rows);
            var after = rows.size() < MOST_ROWS
                    ? position.reached(target)
                    : position.page(target, rows.getLast().id());
            return new ChangeSet(country, rows, after);
        }
    }

    private String read(PreparedStatement statement, List<RawResponse> into) throws SQLException {
        var snapshot = "";
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                snapshot = rows.getString(1);
                var values = new ArrayList<@Nullable String>(queries.needed().size());
                for (var i = 0; i < queries.needed().size(); i++) {
                    values.add(rows.getString(5 + i));
                }
                into.add(new RawResponse(rows.getLong(2), instant(rows, 3), instant(rows, 4), values));
            }
        }
        return snapshot;
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        var time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? Instant.EPOCH : time.toInstant();
    }

    private Connection open() throws SQLException {
        if (connection == null) {
            var settings = new Properties();
            PGProperty.USER.set(settings, source.username());
            PGProperty.PASSWORD.set(settings, source.password());
            PGProperty.CONNECT_TIMEOUT.set(settings, 3);
            PGProperty.LOGIN_TIMEOUT.set(settings, 5);
            PGProperty.SOCKET_TIMEOUT.set(settings, 30);
            PGProperty.TCP_KEEP_ALIVE.set(settings, true);
            PGProperty.READ_ONLY.set(settings, true);
            PGProperty.APPLICATION_NAME.set(settings, "pisa-batch");
            connection = DriverManager.getConnection(source.url(), settings);
            requireColumns(connection);
        }
        return connection;
    }

    private void requireColumns(Connection open) throws SQLException {
        var present = new HashSet<String>();
        try (var statement = open.createStatement();
                var rows = statement.executeQuery(SourceQueries.COLUMNS)) {
            while (rows.next()) {
                present.add(rows.getString(1));
            }
        }
        if (present.isEmpty()) {
            throw new SourceChangedException(
                    country + ": table responses is missing in the source, or its role may not read it. Restore it or"
                            + " grant SELECT on it, then restart this execution.",
                    null);
        }
        var needed = new ArrayList<>(List.of("id", "submitted_at", "changed_at", "change_xid"));
        needed.addAll(queries.needed());
        needed.removeAll(present);
        if (!needed.isEmpty()) {
            var many = needed.size() > 1;
            throw new SourceChangedException(
                    country + ": " + (many ? "columns " : "column ") + String.join(", ", needed)
                            + (many ? " are" : " is")
                            + " missing in table responses of the source (dropped or renamed?)."
                            + " Restore " + (many ? "them" : "it") + ", then restart this execution.",
                    null);
        }
    }

    private String identity(Connection open) throws SQLException {
        if (identity == null) {
            try (var statement = open.createStatement();
                    var rows = statement.executeQuery(SourceQueries.IDENTITY)) {
                rows.next();
                identity = rows.getString(1);
            }
        }
        return identity;
    }

    private RuntimeException failure(SQLException e) {
        if (SourceFailures.isPermanent(e)) {
            try {
                if (connection != null) {
                    requireColumns(connection);
                }
            } catch (SourceChangedException named) {
                return named;
            } catch (SQLException unreadable) {
                e.addSuppressed(unreadable);
            } finally {
                close();
            }
            return new SourceChangedException(
                    country + ": the source can't be read as it is: " + SourceFailures.inWords(e)
                            + ". Mend it, then restart this execution.",
                    e);
        }
        close();
        return new SourceUnavailableException(country + ": " + SourceFailures.inWords(e), e);
    }

    /// Gives the connection back; the next look opens another one.
    @Override
    public void close() {
        identity = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // it is of no use any more, whatever closing it says
            }
            connection = null;
        }
    }
}
