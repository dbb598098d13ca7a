package org.gei.pisa.fieldwork.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.gei.pisa.testing.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResponseTargetIT {

    private static final Instant NOON = Instant.parse("2018-05-02T12:00:00.123456Z");
    private static final List<String> AWKWARD =
            List.of("back\\slash", "tab\there", "line\nbreak", "re\rturn", "", "\\N");

    private final TestPostgres server = TestPostgres.server();

    @Test
    void aRowAloneIsWrittenAsAmongOthers() throws SQLException {
        var database = server.createDatabase("source_alb");
        try (var target = new ResponseTarget(server.jdbcUrl(database), TestPostgres.USER, TestPostgres.PASSWORD)) {
            target.createTable();
            target.insert(List.of(row(1), row(2)));
            target.insert(List.of(row(3)));
            target.insert(List.of(row(3))); // it is there already
        }
        assertThat(text(database, """
                        select count(*) from (
                            select distinct to_jsonb(r) - 'id' - 'changed_at' - 'change_xid' from responses r) d""")).isEqualTo("1");
        assertThat(text(database, "select count(*) from responses where change_xid is not null"))
                .isEqualTo("3");
        assertThat(text(database, "select submitted_at = '%s' from responses where id = 3".formatted(NOON)))
                .isEqualTo("t");
        for (int i = 0; i < AWKWARD.size(); i++) {
            var column = StudentFile.pisa2018().variables().get(i + 1).column();
            assertThat(text(database, "select \"" + column + "\" from responses where id = 3"))
                    .isEqualTo(AWKWARD.get(i));
        }
    }

    private String text(String database, String sql) throws SQLException {
        try (var connection = server.connect(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /// The first value is missing, then there are the awkward ones, and no others.
    private static CopyRow row(long id) {
        var fields = new StringBuilder();
        for (int i = 0; i < StudentFile.pisa2018().variables().size(); i++) {
            if (i > 0) {
                fields.append('\t');
            }
            CopyRow.append(fields, value(i));
        }
        return new CopyRow(id, NOON, fields);
    }

    private static @Nullable String value(int position) {
        return position == 0 || position > AWKWARD.size() ? null : AWKWARD.get(position - 1);
    }
}
