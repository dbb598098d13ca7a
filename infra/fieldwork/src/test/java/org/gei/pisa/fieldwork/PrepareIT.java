package org.gei.pisa.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrepareIT {

    private final TestPostgres server = TestPostgres.server();
    private String database;
    private String role;

    @BeforeEach
    void table() {
        database = server.createDatabase("foreign");
        role = "reader_of_" + database;
        server.execute(database, "create table responses (id bigint primary key, cnt text, escs text)");
        server.execute(database, "insert into responses select i, 'ALB', '0.5' from generate_series(1, 1000) i");
    }

    @Test
    void existingTableCanBeFollowedAndReadAfterwards() throws SQLException {
        var before = value("select relfilenode from pg_class where relname = 'responses'");
        var output = prepare();
        assertThat(output)
                .startsWith("0 alter table responses add column change_xid xid8 not null")
                .contains("create role \"" + role + "\" login password '...';")
                .contains("-- password of role " + role + ": ");
        assertThat(value("select relfilenode from pg_class where relname = 'responses'"))
                .as("the table is not rewritten")
                .isEqualTo(before);
        server.execute(database, "update responses set escs = '0.7' where id = 3");
        server.execute(database, "insert into responses (id, change_xid) values (1001, '1')");
        assertThat(value("select string_agg(id::text, ',' order by id) from responses"
                        + " where change_xid > (select change_xid from responses where id = 1)"))
                .isEqualTo("3,1001");
        assertThat(value("select indisvalid from pg_index where indexrelid = 'responses_change_xid'::regclass"))
                .isEqualTo("t");
        var password = output.substring(output.lastIndexOf(": ") + 2).strip();
        try (var reader = DriverManager.getConnection(server.jdbcUrl(database), role, password);
                var statement = reader.createStatement()) {
            statement.executeQuery("select count(change_xid) from responses").close();
            assertThatThrownBy(() -> statement.execute("delete from responses"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void preparedTableIsLeftAsItIs() throws SQLException {
        prepare();
        assertThat(prepare()).isEqualTo("0 -- nothing to do: table responses is prepared\n");
    }

    @Test
    void dryRunShowsTheSqlAndChangesNothing() throws SQLException {
        assertThat(prepare("--dry-run"))
                .contains("add column change_xid", "create trigger", "create index concurrently", "create role")
                .contains("grant select on responses to \"" + role + "\";")
                .doesNotContain("password of role");
        assertThat(value("select count(*) from pg_attribute where attname = 'change_xid' and attrelid > 16000"))
                .isEqualTo("0");
        assertThat(value("select count(*) from pg_roles where rolname = '" + role + "'"))
                .isEqualTo("0");
    }

    @Test
    void whatAnInterruptedRunLeftIsMended() throws SQLException {
        prepare();
        server.execute(database, "alter table responses enable trigger pisa_note_change");
        server.execute(
                database, "update pg_index set indisvalid = false where indexrelid = 'responses_change_xid'::regclass");
        assertThat(prepare())
                .contains("enable always trigger", "drop index concurrently", "create index concurrently")
                .doesNotContain("create trigger");
        assertThat(prepare()).contains("nothing to do");
    }

    @Test
    void databaseWithoutSuchATableIsRefusedInOneLine() {
        var empty = server.createDatabase("empty");
        assertThat(run("prepare", uri(empty)))
                .isEqualTo("1 pisa fieldwork: expected a table 'responses' in the database, but found none\n");
        server.execute(empty, "create table responses (id bigint, cnt text)");
        assertThat(run("prepare", uri(empty))).contains("expected a unique column 'id'");
        assertThat(run("prepare", "mysql://u:hush@h/d")).startsWith("2 ").doesNotContain("hush");
    }

    private String prepare(String... more) {
        var arguments = new java.util.ArrayList<>(java.util.List.of("prepare", uri(database), "--reader", role));
        arguments.addAll(java.util.List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private String uri(String name) {
        return "postgresql://" + TestPostgres.USER + ":" + TestPostgres.PASSWORD + "@" + server.host() + ":"
                + server.port() + "/" + name;
    }

    private static String run(String... arguments) {
        var out = new StringWriter();
        var code = FieldworkCommand.run(new PrintWriter(out, true), new PrintWriter(out, true), arguments);
        return code + " " + out;
    }

    private String value(String sql) throws SQLException {
        try (var connection = server.connect(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
