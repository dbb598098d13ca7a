package org.gei.pisa.batch.source;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.response.RawResponse;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/// Reads one source. One connection, opened when first needed and again after it was lost; used by one
/// thread at a time. Every failure is a [SourceUnavailableException] or a [SourceChangedException].
public final class SourceReader implements AutoCloseable {

    /// Most rows in one change set: few enough that a backlog of one country delays nobody, and memory
    /// stays small.
    public static final int MOST_ROWS = 1000;

    /// To plan a statement with some hundred columns takes as long as to read a thousand rows: once is enough. A plan
    /// for any watermark expects more changes than there are, and a stream is read slower than it could be: neither
    /// may make the source read or sort its table, or take processors from it.
    private static final String PLANNING = """
            set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_sort = off;
            set max_parallel_workers_per_gather = 0; set jit = off""";

    private static final String IDENTITY = """
            select system_identifier || '/' || (select oid from pg_database where datname = current_database())
            from pg_control_system()""";

    private static final String ESTIMATE = """
            select greatest(0, reltuples)::bigint from pg_class where oid = 'responses'::regclass""";

    private final String country;
    private final SourceSettings.Source source;
    private final Codebook codebook;
    private final Handover handover;
    private @Nullable OpenSource opened;
    private volatile boolean abandoned;

    /// @param handover where readers of this source leave a connection to each other
    public SourceReader(String country, SourceSettings.Source source, Codebook codebook, Handover handover) {
        this.handover = handover;
        this.country = country;
        this.source = source;
        this.codebook = codebook;
    }

    /// The next changes after `position`, or nothing if there are none.
    public Optional<ChangeSet> next(Position position) {
        return reading(open -> open.changes().next(open.connection(), position.in(open.identity())));
    }

    /// The first rows with an id above `after`, by id; fewer than [#MOST_ROWS] at the end of the table only.
    public List<RawResponse> page(long after) {
        return read(" r.id > ? order by r.id limit " + MOST_ROWS, (open, statement) -> statement.setLong(1, after));
    }

    /// Those of the rows that are there.
    public List<RawResponse> rows(List<Long> ids) {
        return read(
                " r.id = any (?)",
                (open, statement) -> statement.setArray(1, open.createArrayOf("bigint", ids.toArray())));
    }

    private interface Parameters {
        void set(Connection open, PreparedStatement statement) throws SQLException;
    }

    private List<RawResponse> read(String which, Parameters parameters) {
        return reading(open -> {
            try (var statement = open.connection()
                    .prepareStatement("select " + open.rows().columns() + " from responses r where" + which)) {
                parameters.set(open.connection(), statement);
                return open.rows().read(statement, SourceRows.AlsoRead.NOTHING);
            }
        });
    }

    /// About how many rows there are, by the server's statistics; 0 if it has none yet.
    public long estimatedRows() {
        return reading(open -> {
            try (var statement = open.connection().createStatement();
                    var rows = statement.executeQuery(ESTIMATE)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /// Version of the server. Opening the connection also checks that the table is as it has to be.
    public String serverVersion() {
        return reading(open -> open.connection().getMetaData().getDatabaseProductName() + " "
                + open.connection().getMetaData().getDatabaseProductVersion());
    }

    private interface Reading<T> {
        T from(OpenSource open) throws SQLException;
    }

    private <T> T reading(Reading<T> reading) {
        try {
            return reading.from(open());
        } catch (SQLException e) {
            throw failure(e);
        } catch (RuntimeException e) {
            close(); // it may be in the middle of an answer
            throw e;
        } finally {
            if (abandoned) {
                close();
            }
        }
    }

    private OpenSource open() throws SQLException {
        if (opened == null) {
            var left = handover.take();
            opened = left == null ? look(connect()) : left;
        }
        return opened;
    }

    private OpenSource look(Connection connection) throws SQLException {
        try {
            var table = SourceTable.of(country, connection, detection(), codebook);
            var rows = new SourceRows(table, codebook);
            var changes = source.isReadByTimestamp()
                    ? new TimestampChanges(country, rows, source.lagOfDetection())
                    : new SnapshotChanges(country, rows);
            return new OpenSource(connection, identity(connection), rows, changes, System.nanoTime());
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private ChangeDetection detection() {
        return source.isReadByTimestamp() ? ChangeDetection.TIMESTAMP : ChangeDetection.SNAPSHOT;
    }

    private Connection connect() throws SQLException {
        var settings = new Properties();
        PGProperty.USER.set(settings, source.username());
        PGProperty.PASSWORD.set(settings, source.password());
        PGProperty.CONNECT_TIMEOUT.set(settings, 3);
        PGProperty.LOGIN_TIMEOUT.set(settings, 5);
        PGProperty.SOCKET_TIMEOUT.set(settings, 30);
        PGProperty.TCP_KEEP_ALIVE.set(settings, true);
        PGProperty.READ_ONLY.set(settings, true);
        PGProperty.LOG_SERVER_ERROR_DETAIL.set(settings, false); // details quote rows
        PGProperty.PREPARE_THRESHOLD.set(settings, 1);
        PGProperty.APPLICATION_NAME.set(settings, "pisa-batch");
        var connection = DriverManager.getConnection(source.url(), settings);
        try (var statement = connection.createStatement()) {
            statement.execute(PLANNING);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static String identity(Connection open) throws SQLException {
        try (var statement = open.createStatement();
                var rows = statement.executeQuery(IDENTITY)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private RuntimeException failure(SQLException e) {
        try {
            if (!SourceFailures.isPermanent(e)) {
                return new SourceUnavailableException(country + ": " + SourceFailures.inWords(e), e);
            }
            if (opened != null) {
                SourceTable.of(country, opened.connection(), detection(), codebook);
            }
        } catch (SourceChangedException named) {
            return named;
        } catch (SQLException unreadable) {
            e.addSuppressed(unreadable);
        } finally {
            close();
        }
        return new SourceChangedException(
                country + ": the source can't be read as it is: " + SourceFailures.inWords(e) + ".",
                "Mend it, then restart this execution.",
                e);
    }

    /// Leaves the connection to the next reader of this source, unless it is in the middle of an answer.
    public void handOver() {
        if (opened != null && opened.changes().canBeHandedOver()) {
            handover.leave(opened);
            opened = null;
        }
        close();
    }

    /// Nobody waits for this reader any more: the thread that is in it, if there is one, closes it when it
    /// comes out.
    public void abandon() {
        abandoned = true;
    }

    /// Gives the connection back; the next look opens another one.
    @Override
    public void close() {
        if (opened != null) {
            opened.close();
            opened = null;
        }
    }
}
