package org.gei.pisa.batch.warehouse;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Variable;
import org.gei.pisa.domain.codebook.VariableKind;
import org.gei.pisa.domain.participant.Participant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
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
    public void prepare(Iterable<Participant> participants) {
        try (var connection = dataSource.getConnection();
                var lock = connection.createStatement()) {
            lock.execute("select pg_advisory_lock(" + LOCK + ")"); // until the connection is closed
            // the owner's connections have no pool: a new one for each of a hundred statements takes seconds
            var owner = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            codebook.background().forEach(variable -> addColumn(owner, variable));
            writeCodebook(owner);
            participants.forEach(participant -> writeParticipant(owner, participant));
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the warehouse could not be prepared", e);
        }
    }

    private static void addColumn(JdbcClient owner, Variable variable) {
        var type = variable.kind() == VariableKind.CATEGORICAL ? "smallint" : "double precision";
        // the name is checked by Variable: letters, digits and underscores only
        owner.sql("alter table student_response add column if not exists " + variable.column() + " " + type)
                .update();
    }

    private void writeCodebook(JdbcClient owner) {
        owner.sql("update codebook_variable set position = -1 - position where position >= 0")
                .update();
        var position = 0;
        for (var variable : codebook.variables()) {
            owner.sql("""
                            insert into codebook_variable (name, position, label, kind, codes)
                            values (:name, :position, :label, :kind, :codes::jsonb)
                            on conflict (name) do update set position = excluded.position, label = excluded.label,
                                kind = excluded.kind, codes = excluded.codes""")
                    .param("name", variable.name())
                    .param("position", position++)
                    .param("label", variable.label())
                    .param("kind", variable.kind().name())
                    .param("codes", json.writeValueAsString(variable.codes()))
                    .update();
        }
        owner.sql("delete from codebook_variable where position < 0").update();
    }

    private static void writeParticipant(JdbcClient owner, Participant participant) {
        owner.sql("""
                        insert into participant (cnt, name, map_id, expected_students, expected_schools)
                        values (:cnt, :name, :mapId, :students, :schools)
                        on conflict (cnt) do update set name = excluded.name, map_id = excluded.map_id,
                            expected_students = excluded.expected_students, expected_schools = excluded.expected_schools""")
                .param("cnt", participant.code())
                .param("name", participant.name())
                .param("mapId", participant.mapId())
                .param("students", participant.expectedStudents())
                .param("schools", participant.expectedSchools())
                .update();
        owner.sql("insert into source_state (cnt) values (:cnt) on conflict do nothing")
                .param("cnt", participant.code())
                .update();
    }
}
