package org.gei.pisa.batch.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gei.pisa.batch.RunningBatch.eventually;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.batch.TestSource;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each role can do what its program needs, and no more: tried out, on a warehouse in use.
class RolesIT {

    private static final String DENIED = "42501";
    private static final TestPostgres SERVER = TestPostgres.server();
    private static String warehouse;
    private static TestSource albania;
    private static RunningBatch batch;

    @BeforeAll
    static void start() {
        SERVER.createWarehouseRoles();
        albania = new TestSource(SERVER, "ALB");
        albania.insert(1, 10);
        warehouse = SERVER.createWarehouse();
        batch = new RunningBatch(SERVER, warehouse, List.of(albania), "--pisa.load.window=2s");
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(10));
    }

    @AfterAll
    static void stop() {
        batch.close();
    }

    @Test
    void roleOfTheApiWritesNothing() {
        var tables = tables();
        assertThat(tables).contains("student_response", "account", "api_key", "flyway_schema_history");
        for (var table : tables) {
            for (var sql : List.of(
                    "insert into %s default values",
                    "delete from %s", "truncate %s", "drop table %s", "alter table %s add column more int")) {
                denied("pisa_api", warehouse, sql.formatted(table));
            }
            assertThat(number("select has_any_column_privilege('pisa_api', '%s', 'insert, update, references')::int"
                            .formatted(table)))
                    .as(table)
                    .isZero();
        }
        denied("pisa_api", warehouse, "create table more (id int)");
        denied("pisa_api", warehouse, "create temporary table more (id int)");
        denied("pisa_api", warehouse, "create schema more");
        denied("pisa_api", warehouse, "select nextval('batch_job_execution_seq')");
        denied("pisa_api", warehouse, "copy participant to program 'id'");
        denied("pisa_api", warehouse, "select pg_read_file('/etc/passwd')");
    }

    @Test
    void roleOfTheApiReadsWhatItServesAndNothingElse() {
        var readable = new ArrayList<String>();
        for (var table : tables()) {
            if (number("select has_table_privilege('pisa_api', '%s', 'select')::int".formatted(table)) == 1) {
                readable.add(table);
            }
        }
        assertThat(readable)
                .containsExactlyInAnyOrder(
                        "participant",
                        "codebook_variable",
                        "source_state",
                        "student_response",
                        "retired_response",
                        "completeness_proof");
        denied("pisa_api", warehouse, "select name from api_key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table more (id int)",
                "create schema more",
                "alter table student_response add column more int",
                "drop table quarantined_response",
                "truncate student_response",
                "create index on student_response (id)",
                "create role more",
                "alter role pisa_batch createrole",
                "set role pisa_owner",
                "update audit_entry set actor = 'somebody else'",
                "delete from audit_entry",
                "update flyway_schema_history set success = true",
                "insert into participant values ('XXX', 'x', null, 1, 1)",
                "delete from codebook_variable",
                "copy participant to program 'id'"
            })
    void roleOfTheLoadChangesRowsOnly(String sql) {
        denied("pisa_batch", warehouse, sql);
    }

    @Test
    void roleOfTheLoadGivesNoRightsAway() throws SQLException {
        execute("pisa_batch", warehouse, "grant select on account to pisa_api"); // a warning, and nothing is granted
        denied("pisa_api", warehouse, "select name from account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into responses (id) values (1000)",
                "update responses set escs = '1'",
                "delete from responses",
                "truncate responses",
                "drop table responses",
                "alter table responses add column more int",
                "create table more (id int)",
                "create index on responses (escs)"
            })
    void roleOfASourceOnlyReads(String sql) throws SQLException {
        assertThat(execute("pisa_reader", albania.database(), "select id from responses limit 1"))
                .isTrue();
        denied("pisa_reader", albania.database(), sql);
    }

    @Test
    void roleOfASourceIsNotLetIntoTheWarehouse() {
        denied("pisa_reader", warehouse, "select 1");
    }

    private static void denied(String role, String database, String sql) {
        assertThatThrownBy(() -> execute(role, database, sql))
                .as(role + ": " + sql)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(DENIED));
    }

    private static boolean execute(String role, String database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(SERVER.jdbcUrl(database), role, role);
                var statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    private static List<String> tables() {
        return batch.warehouse()
                .sql("select table_name from information_schema.tables where table_schema = 'public' and"
                        + " table_type = 'BASE TABLE' union select 'flyway_schema_history'")
                .query(String.class)
                .list();
    }

    private static long number(String sql) {
        return batch.number(sql);
    }
}
