package org.gei.pisa.api;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.VariableKind;
import org.gei.pisa.domain.survey.Response;
import org.gei.pisa.testing.TestPostgres;
import org.postgresql.PGConnection;
import org.springframework.test.context.DynamicPropertyRegistry;

/// A warehouse with the real schema, written to as the load writes: rows, version and notice in one
/// transaction.
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
        writeCodebook(Codebook.pisa2018());
        COUNTRIES.forEach(this::addCountry);
    }

    /// As the load does at its start: columns first, then the variables.
    void writeCodebook(Codebook codebook) {
        for (var variable : codebook.background()) {
            execute("alter table student_response add column if not exists " + variable.column() + " "
                    + (variable.kind() == VariableKind.CATEGORICAL ? "smallint" : "double precision"));
        }
        execute("update codebook_variable set position = -1 - position");
        var sql = new StringBuilder();
        int position = 0;
        for (var variable : codebook.variables()) {
            var codes = variable.codes().entrySet().stream()
                    .map(entry -> "\"" + entry.getKey() + "\": \"" + entry.getValue() + "\"")
                    .collect(Collectors.joining(", ", "{", "}"));
            sql.append("""
                    insert into codebook_variable values ('%s', %d, '%s', '%s', '%s') on conflict (name)
                        do update set position = excluded.position;
                    """.formatted(
                            variable.name(),
                            position++,
                            variable.label().replace("'", "''"),
                            variable.kind(),
                            codes.replace("'", "''")));
        }
        execute(sql.toString());
    }

    /// One change set: rows loaded or corrected, rows retired, the version, and the notice in one
    /// transaction.
    void change(String country, List<Response> loaded, List<Long> retired, long version) {
        var sql = new StringBuilder("begin;");
        for (var response : loaded) {
            sql.append(
                    "delete from retired_response where cnt = '%1$s' and id = %2$d;".formatted(country, response.id()));
            sql.append(insert(country, response));
        }
        for (long id : retired) {
            sql.append("delete from student_response where cnt = '%1$s' and id = %2$d;".formatted(country, id));
            sql.append("""
                    insert into retired_response values ('%1$s', %2$d, %3$d)
                        on conflict (cnt, id) do update set version = excluded.version;
                    """.formatted(country, id, version));
        }
        sql.append("""
                update source_state set version = %2$d, loaded_at = now(), responses =
                    (select count(*) from student_response where cnt = '%1$s') where cnt = '%1$s';
                select pg_notify('pisa_change', '%1$s');
                commit;""".formatted(country, version));
        execute(sql.toString());
    }

    private static String insert(String country, Response response) {
        var background = Codebook.pisa2018().background();
        var names = new StringJoiner(", ");
        var values = new StringJoiner(", ");
        for (int i = 0; i < background.size(); i++) {
            double value = response.background()[i];
            names.add(background.get(i).column());
            values.add(Double.isNaN(value) ? "null" : Double.toString(value));
        }
        return """
                delete from student_response where cnt = '%1$s' and id = %2$d;
                insert into student_response (cnt, id, version, content_hash, submitted_at, changed_at, loaded_at,
                    cntschid, cntstuid, w_fstuwt, w_fsturwt, pv_read, pv_math, pv_scie, %3$s)
                values ('%1$s', %2$d, %4$d, gen_random_uuid(), now(), now(), now(), %5$d, %2$d, %6$s, %7$s, %8$s, %9$s,
                    %10$s, %11$s);
                """.formatted(
                        country,
                        response.id(),
                        names,
                        response.version(),
                        response.school(),
                        response.finalWeight(),
                        array(response.replicateWeights()),
                        array(response.reading()),
                        array(response.mathematics()),
                        array(response.science()),
                        values);
    }

    private static String array(double[] values) {
        return values.length == 0
                ? "null"
                : Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(",", "'{", "}'"));
    }

    String url() {
        return "r2dbc:postgresql://" + server.host() + ":" + server.port() + "/" + database;
    }

    void register(DynamicPropertyRegistry registry) {
        registry.add("spring.r2dbc.url", this::url);
        registry.add("spring.r2dbc.username", () -> "pisa_api");
        registry.add("spring.r2dbc.password", () -> "pisa_api");
    }

    /// What an application is started with that reads this warehouse.
    String[] arguments(String... more) {
        var arguments = new ArrayList<>(List.of(
                "--spring.r2dbc.url=r2dbc:postgresql://" + server.host() + ":" + server.port() + "/" + database,
                "--spring.r2dbc.username=pisa_api",
                "--spring.r2dbc.password=pisa_api"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
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

    /// Corrects `escs` of one response to 0.01, 0.02 and so on, each in a transaction of its own, and as fast as the
    /// warehouse can.
    void correctInABurst(String country, long id, int corrections) {
        execute("""
                do $$ begin
                    for i in 1..%3$d loop
                        update source_state set version = version + 1, loaded_at = now() where cnt = '%1$s';
                        update student_response set escs = i / 100.0,
                            version = (select version from source_state where cnt = '%1$s')
                        where cnt = '%1$s' and id = %2$d;
                        perform pg_notify('pisa_change', '%1$s');
                        commit;
                    end loop;
                end $$""".formatted(country, id, corrections));
    }

    void execute(String sql) {
        server.execute(database, sql);
    }

    /// Ends the connections of the API, as a restart of the warehouse would.
    void cutConnections(String condition) {
        execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'pisa_api' and datname = '"
                + database + "' and " + condition);
    }

    /// While it allows none, the warehouse is away.
    void allowConnections(boolean allowed) {
        server.execute("postgres", "alter database " + database + " allow_connections " + allowed);
        if (!allowed) {
            server.execute(
                    "postgres",
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
        }
    }

    double number(String sql) throws SQLException {
        try (var connection = server.connect(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    /// The next notification of a channel, after an action that leads to one.
    String heard(String channel, Runnable action, Duration patience) throws SQLException {
        try (var connection = server.connect(database);
                var statement = connection.createStatement()) {
            statement.execute("listen " + channel);
            action.run();
            var heard = connection.unwrap(PGConnection.class).getNotifications((int) patience.toMillis());
            return heard.length == 0 ? "" : heard[0].getParameter();
        }
    }

    boolean apiMay(String privilege, String table) throws SQLException {
        return number("select has_table_privilege('pisa_api', '" + table + "', '" + privilege + "')::int") == 1;
    }
}
