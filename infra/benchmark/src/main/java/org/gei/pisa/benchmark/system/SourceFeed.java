package org.gei.pisa.benchmark.system;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gei.pisa.domain.participant.Participants;
import org.gei.pisa.fieldwork.source.CopyRow;
import org.gei.pisa.fieldwork.source.Correction;
import org.gei.pisa.fieldwork.source.ResponseTarget;
import org.gei.pisa.fieldwork.synthetic.SyntheticPopulation;
import org.jspecify.annotations.Nullable;

/// Puts responses into one source, each in a transaction of its own, as students hand them in.
public final class SourceFeed implements AutoCloseable {

    private static final long SEED = 2018;

    private final URI source;
    private final List<CopyRow> ready = new ArrayList<>();
    private @Nullable ResponseTarget target;
    private int next;

    /// Continues where the fieldwork of the system stopped. The connection is made with the first commit.
    ///
    /// @param rows how many are made beforehand, so that making them costs nothing later
    public SourceFeed(String country, URI source, int rows) {
        this.source = source;
        var participant = Participants.pisa2018()
                .find(country)
                .orElseThrow(() -> new IllegalArgumentException("expected a participant, but got " + country));
        var population = new SyntheticPopulation(participant, SEED);
        int present = (int) count(source);
        for (int i = present; i < Math.min(present + rows, population.size()); i++) {
            ready.add(new CopyRow(
                    population.id(i), Instant.now(), population.fields(i).toString()));
        }
    }

    /// How many more there are.
    public int left() {
        return ready.size() - next;
    }

    /// Commits the next response.
    public void commitOne() throws SQLException {
        target().insert(List.of(ready.get(next)));
        next++;
    }

    /// Commits a change of one value of a response that is there.
    public void correct(long id, String column, String value) throws SQLException {
        target().correct(id, List.of(new Correction(column, value)));
    }

    @Override
    public void close() throws SQLException {
        if (target != null) {
            target.close();
        }
    }

    private ResponseTarget target() throws SQLException {
        if (target == null) {
            var user = source.getUserInfo().split(":", 2);
            target = new ResponseTarget(jdbcUrl(source), user[0], user[1]);
        }
        return target;
    }

    /// Responses in a source.
    public static long count(URI source) {
        var user = source.getUserInfo().split(":", 2);
        try (var connection = DriverManager.getConnection(jdbcUrl(source), user[0], user[1]);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from responses")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("a source can't be counted", e);
        }
    }

    private static String jdbcUrl(URI source) {
        return "jdbc:postgresql://%s:%d%s".formatted(source.getHost(), source.getPort(), source.getPath());
    }
}
