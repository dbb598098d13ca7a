package org.gei.pisa.api;

import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.gei.pisa.testing.TestPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;

/// A warehouse with the real schema, written to as the load writes: rows, version and notice in one transaction.
final class TestWarehouse {

    static final List<String> COUNTRIES = List.of("ALB", "BRN", "CHL");

    private final TestPostgres server = TestPostgres.server();
    private final String database = server.createWarehouse();

    TestWarehouse() {
        Flyway.configure()
                .dataSource(server.jdbcUrl(database), "pisa_owner", "pisa_owner")
                .locations("filesystem:../pisa-batch/src/main/resources/db/migration")
                .load()
                .migrate();
        execute("""
                alter table student_response add st004d01t smallint, add tmins double precision, add escs double precision,
                    add belong double precision, add durecec smallint""");
        COUNTRIES.forEach(this::addCountry);
        execute(
                "insert into codebook_variable values ('ESCS', 1, 'Economic, social and cultural status', 'CONTINUOUS')");
        execute("""
                insert into codebook_variable values ('ST004D01T', 2, 'Gender', 'CATEGORICAL',
                    '{"1": "Female", "2": "Male"}')""");
    }

    void register(DynamicPropertyRegistry registry) {
        registry.add(
                "spring.r2dbc.url", () -> "r2dbc:postgresql://" + server.host() + ":" + server.port() + "/" + database);
        registry.add("spring.r2dbc.username", () -> "pisa_api");
        registry.add("spring.r2dbc.password", () -> "pisa_api");
    }

    void addCountry(String country) {
        execute("""
                insert into participant values ('%1$s', 'Country %1$s', null, 1000, 50);
                insert into source_state (cnt, state, looked_at) values ('%1$s', 'LIVE', now());
                select pg_notify('pisa_state', '')""".formatted(country));
    }

    /// Loads or corrects one response; `null` is missing.
    void load(String country, long id, double weight, String tmins, String escs, String belong, String durecec) {
        load(country, id, weight, tmins, escs, belong, durecec, "now()", true);
    }

    void load(
            String country,
            long id,
            double weight,
            String tmins,
            String escs,
            String belong,
            String durecec,
            String submitted,
            boolean notice) {
        execute("""
                with state as (
                    update source_state set version = version + 1, loaded_at = now(), changed_at = now(),
                        responses = responses
                            + (select count(*) = 0 from student_response where cnt = '%1$s' and id = %2$d)::int
                    where cnt = '%1$s' returning version)
                insert into student_response (cnt, id, version, content_hash, submitted_at, changed_at, loaded_at,
                    cntschid, cntstuid, w_fstuwt, w_fsturwt, tmins, escs, belong, durecec)
                select '%1$s', %2$d, version, gen_random_uuid(), %8$s, now(), now(), 1, %2$d, %3$s,
                    array_fill(1::float8, array[80]), %4$s, %5$s, %6$s, %7$s from state
                on conflict (cnt, id) do update set version = excluded.version, tmins = excluded.tmins,
                    escs = excluded.escs, belong = excluded.belong, durecec = excluded.durecec;
                select pg_notify('pisa_change', '%1$s') where %9$s
                """.formatted(country, id, weight, tmins, escs, belong, durecec, submitted, notice));
    }

    void execute(String sql) {
        server.execute(database, sql);
    }

    /// Ends the connections of the API, as a restart of the warehouse would.
    void cutConnections(String condition) {
        execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'pisa_api' and datname = '"
                + database + "' and " + condition);
    }

    double number(String sql) throws SQLException {
        try (var connection = server.connect(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    boolean apiMay(String privilege, String table) throws SQLException {
        return number("select has_table_privilege('pisa_api', '" + table + "', '" + privilege + "')::int") == 1;
    }
}
