package org.gei.pisa.batch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Variable;
import org.gei.pisa.testing.TestPostgres;

/// A source database of one country, as the outside makes it, with rows that keep every rule.
public final class TestSource {

    private final TestPostgres server;
    private final String country;
    private final String database;
    private int through;

    public TestSource(TestPostgres server, String country) {
        this.server = server;
        this.country = country;
        this.database = server.createDatabase("source_" + country.toLowerCase());
        var columns = Codebook.pisa2018().variables().stream()
                .map(variable -> variable.column() + " text")
                .collect(Collectors.joining(", "));
        execute("""
                create table responses (
                    id bigint primary key, submitted_at timestamptz default now(), changed_at timestamptz default now(),
                    change_xid xid8 not null default pg_current_xact_id(), %s)""".formatted(columns));
        execute("""
                create function note_change() returns trigger language plpgsql as $$
                begin new.change_xid := pg_current_xact_id(); new.changed_at := now(); return new; end $$""");
        execute("create trigger note_change before update on responses for each row execute function note_change()");
        execute("create index on responses (change_xid)");
        execute("grant select on responses to pisa_reader");
    }

    public String country() {
        return country;
    }

    public String database() {
        return database;
    }

    /// Where the load is told to find it.
    public String jdbcUrl() {
        return through == 0 ? server.jdbcUrl(database) : "jdbc:postgresql://127.0.0.1:" + through + "/" + database;
    }

    /// Lets the load reach it at another port of this machine only; the test itself goes straight to it.
    public TestSource through(int port) {
        through = port;
        return this;
    }

    /// Takes `change_xid` away, as in a database that can't be given it; `changed_at` stays.
    public TestSource withoutChangeXid() {
        execute("""
                create or replace function note_change() returns trigger language plpgsql as $$
                begin new.changed_at := now(); return new; end $$""");
        execute("alter table responses drop column change_xid");
        execute("create index on responses (changed_at)");
        return this;
    }

    public Connection connect() throws SQLException {
        return server.connect(database);
    }

    public void execute(String sql) {
        server.execute(database, sql);
    }

    /// Executes statements so that nobody sees what is between them.
    public void inOneTransaction(String... statements) {
        execute("begin; " + String.join("; ", statements) + "; commit");
    }

    /// Inserts rows `from..to` (inclusive).
    public void insert(long from, long to) {
        execute(insertSql(from, to));
    }

    public String insertSql(long from, long to) {
        var variables = Codebook.pisa2018().variables();
        return "insert into responses (id, "
                + variables.stream().map(Variable::column).collect(Collectors.joining(", ")) + ") select i, "
                + variables.stream().map(this::expression).collect(Collectors.joining(", "))
                + " from generate_series(" + from + ", " + to + ") i";
    }

    public long count(String table) {
        return number("select count(*) from " + table);
    }

    public long number(String sql) {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private String expression(Variable variable) {
        return switch (variable.kind()) {
            case IDENTIFIER ->
                Map.of("CNT", "'" + country + "'", "CNTSCHID", "(1000 + i % 50)::text")
                        .getOrDefault(variable.name(), "i::text");
            case CATEGORICAL -> "'" + variable.codes().keySet().iterator().next() + "'";
            case CONTINUOUS -> variable.lowest() < 0 ? "round((i % 400) / 100.0 - 2, 4)::text" : "NULL";
            case PLAUSIBLE_VALUE -> "(400 + i % 300 + 0.125)::text";
            case WEIGHT -> "(10 + i % 7 + 0.5)::text";
        };
    }
}
