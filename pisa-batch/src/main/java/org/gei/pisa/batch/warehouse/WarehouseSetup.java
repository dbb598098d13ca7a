package org.gei.pisa.batch.warehouse;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Variable;
import org.gei.pisa.domain.codebook.VariableKind;
import org.gei.pisa.domain.participant.Participant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Makes the warehouse fit the configuration before the first window: a column for every background
/// variable, the participants, and the codebook. Nothing is ever dropped. Runs as the owner of the
/// schema; a process that does not know the owner relies on another having done so.
@Component
@ConditionalOnProperty(name = "spring.flyway.enabled", matchIfMissing = true)
public class WarehouseSetup {

    /// Any number will do as long as all processes use the same.
    private static final long LOCK = 7_418_201_802L;

    private final DataSource dataSource;
    private final Codebook codebook;
    private final JsonMapper json;

    WarehouseSetup(Flyway flyway, Codebook codebook, JsonMapper json) {
        this.dataSource = flyway.getConfiguration().getDataSource();
        this.codebook = codebook;
        this.json = json;
    }

    /// One process at a time: several may start at once.
    public void prepare(List<Participant> participants) {
        try (var connection = dataSource.getConnection();
                var lock = connection.createStatement()) {
            lock.execute("select pg_advisory_lock(" + LOCK + ")"); // until the connection is closed
            // the owner's connections have no pool: a new one for each statement would take seconds
            var single = new SingleConnectionDataSource(connection, true);
            var owner = JdbcClient.create(single);
            addColumns(owner);
            // and so would a commit for each
            new TransactionTemplate(new JdbcTransactionManager(single)).executeWithoutResult(_ -> {
                var batches = new NamedParameterJdbcTemplate(single);
                writeCodebook(owner, batches);
                writeParticipants(batches, participants);
            });
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the warehouse could not be prepared", e);
        }
    }

    /// Those that are missing only: to ask for one that is there locks out readers as well.
    private void addColumns(JdbcClient owner) {
        var present = owner.sql("""
                        select attname from pg_attribute
                        where attrelid = 'student_response'::regclass and attnum > 0 and not attisdropped""").query(String.class).set();
        for (var variable : codebook.background()) {
            if (!present.contains(variable.column())) {
                var type = variable.kind() == VariableKind.CATEGORICAL ? "smallint" : "double precision";
                // the name is checked by Variable: letters, digits and underscores only
                owner.sql("alter table student_response add column if not exists " + variable.column() + " " + type)
                        .update();
            }
        }
    }

    private void writeCodebook(JdbcClient owner, NamedParameterJdbcTemplate batches) {
        owner.sql("update codebook_variable set position = -1 - position where position >= 0")
                .update();
        var variables = codebook.variables();
        batches.batchUpdate(
                """
                insert into codebook_variable (name, position, label, kind, codes)
                values (:name, :position, :label, :kind, :codes::jsonb)
                on conflict (name) do update set position = excluded.position, label = excluded.label,
                    kind = excluded.kind, codes = excluded.codes""",
                IntStream.range(0, variables.size())
                        .mapToObj(position -> parameters(variables.get(position), position))
                        .toArray(SqlParameterSource[]::new));
        owner.sql("delete from codebook_variable where position < 0").update();
    }

    private SqlParameterSource parameters(Variable variable, int position) {
        return new MapSqlParameterSource("name", variable.name())
                .addValue("position", position)
                .addValue("label", variable.label())
                .addValue("kind", variable.kind().name())
                .addValue("codes", json.writeValueAsString(variable.codes()));
    }

    private static void writeParticipants(NamedParameterJdbcTemplate batches, List<Participant> participants) {
        var all = participants.stream()
                .map(participant -> new MapSqlParameterSource("cnt", participant.code())
                        .addValue("name", participant.name())
                        .addValue("mapId", participant.mapId())
                        .addValue("students", participant.expectedStudents())
                        .addValue("schools", participant.expectedSchools()))
                .toArray(SqlParameterSource[]::new);
        batches.batchUpdate("""
                insert into participant (cnt, name, map_id, expected_students, expected_schools)
                values (:cnt, :name, :mapId, :students, :schools)
                on conflict (cnt) do update set name = excluded.name, map_id = excluded.map_id,
                    expected_students = excluded.expected_students, expected_schools = excluded.expected_schools""", all);
        batches.batchUpdate("insert into source_state (cnt) values (:cnt) on conflict do nothing", all);
    }
}
