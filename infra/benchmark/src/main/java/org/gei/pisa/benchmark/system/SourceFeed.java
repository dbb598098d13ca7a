package org.gei.pisa.benchmark.system;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import org.gei.pisa.domain.participant.Participants;
import org.gei.pisa.fieldwork.source.Population;
import org.gei.pisa.fieldwork.synthetic.SyntheticPopulation;
import org.jspecify.annotations.Nullable;

/// Puts responses into one source, each in a transaction of its own, as students hand them in.
public final class SourceFeed implements AutoCloseable {

    private static final long SEED = 2018;

    private final URI source;
    private final Population population;
    private final int last;
    private int next;
    private @Nullable Connection connection;
    private @Nullable PreparedStatement handIn;

    /// Continues where the fieldwork of the system stopped. What is to be handed in waits in the source from now on;
    /// the connection that hands it in is made with the first commit.
    ///
    /// @param rows how many are made beforehand, so that making them costs nothing later
    public SourceFeed(String country, URI source, int rows) {
        this.source = source;
        var participant = Participants.pisa2018()
                .find(country)
                .orElseThrow(() -> new IllegalArgumentException("expected a participant, but got " + country));
        population = new SyntheticPopulation(participant, SEED);
        next = (int) count(source);
        last = Math.max(next, Math.min(next + rows, population.size()));
        if (left() > 0) {
            try (var making = connect(source)) {
                WaitingResponses.make(making, population, next, last);
            } catch (SQLException e) {
                throw new IllegalStateException("responses can't wait in the source of " + country, e);
            }
        }
    }

    /// How many more there are.
    public int left() {
        return last - next;
    }

    /// Commits the next response.
    public void commitOne() throws SQLException {
        if (handIn == null) {
            handIn = WaitingResponses.handIn(connection());
        }
        handIn.setLong(1, population.id(next));
        int inserted = handIn.executeUpdate();
        if (inserted != 1) {
            throw new IllegalStateException(
                    "expected the response %d to wait in its source, but found %d of it".formatted(next, inserted));
        }
        next++;
    }

    /// Commits a change of one value of a response that is there.
    public void correct(long id, String column, String value) throws SQLException {
        try (var update = connection().prepareStatement("update responses set \"" + column + "\" = ? where id = ?")) {
            update.setString(1, value);
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    private Connection connection() throws SQLException {
        if (connection == null) {
            connection = connect(source);
        }
        return connection;
    }

    /// Responses in a source.
    public static long count(URI source) {
        try (var connection = connect(source);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from responses")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("a source can't be counted", e);
        }
    }

    /// A connection that plans each statement once.
    private static Connection connect(URI source) throws SQLException {
        var user = source.getUserInfo().split(":", 2);
        var properties = new Properties();
        properties.setProperty("user", user[0]);
        properties.setProperty("password", user[1]);
        properties.setProperty("prepareThreshold", "1");
        properties.setProperty("options", "-c plan_cache_mode=force_generic_plan");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("ApplicationName", "pisa-bench");
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d%s".formatted(source.getHost(), source.getPort(), source.getPath()),
                properties);
    }
}
