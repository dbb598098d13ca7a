package org.gei.pisa.fieldwork.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What an existing table `responses` in somebody's database needs so that a loader can follow it: column
/// `change_xid`, kept right by a trigger, an index on it, and a role that may read and nothing else. Only
/// what is not there yet.
///
/// Nothing here rewrites the table or locks out its writers for longer than a moment: the column gets one
/// value for all existing rows, and the index is built concurrently, which is why no step may run within a
/// transaction.
public final class SourcePreparation {

    private static final String INDEX = "responses_change_xid";
    private static final String TRIGGER = "pisa_note_change";

    private final Connection connection;

    /// @param connection as the owner of the table or a superuser, outside of a transaction
    public SourcePreparation(Connection connection) {
        this.connection = connection;
    }

    /// The statements that are needed, in order.
    ///
    /// @param reader role to read with
    /// @param password its password if it has to be made
    /// @throws IllegalArgumentException if there is no table that could be prepared
    public List<String> steps(String reader, String password) throws SQLException {
        requireTable();
        var steps = new ArrayList<String>();
        if (!is("exists (select from pg_attribute where attrelid = to_regclass('responses')"
                + " and attname = 'change_xid' and not attisdropped)")) {
            // not volatile, so the existing rows get one value without being rewritten
            steps.add("alter table responses add column change_xid xid8 not null default pg_current_xact_id()");
        }
        addTrigger(steps);
        addIndex(steps);
        addReader(steps, reader, password);
        return steps;
    }

    /// Takes one of the steps.
    public void take(String step) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(step);
        }
    }

    private void requireTable() throws SQLException {
        if (!is("to_regclass('responses') is not null")) {
            throw new IllegalArgumentException("expected a table 'responses' in the database, but found none");
        }
        if (!is("""
                exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                    where i.indrelid = to_regclass('responses') and i.indisunique and i.indnkeyatts = 1
                        and a.attname = 'id')""")) {
            throw new IllegalArgumentException(
                    "expected a unique column 'id' in table 'responses' (a primary key, say), but found none");
        }
    }

    private void addTrigger(List<String> steps) throws SQLException {
        if (isTrigger("t.tgname = 'note_change' and f.prosrc like '%change_xid%'")) {
            return; // made with the table, by SourceTable
        }
        if (!isTrigger("t.tgname = '" + TRIGGER + "'")) {
            steps.add("""
                    create or replace function %s() returns trigger language plpgsql as $$
                    begin
                        new.change_xid := pg_current_xact_id();
                        return new;
                    end $$""".formatted(TRIGGER));
            steps.add("create trigger %1$s before insert or update on responses for each row execute function %1$s()"
                    .formatted(TRIGGER));
        }
        if (!isTrigger("t.tgname = '" + TRIGGER + "' and t.tgenabled = 'A'")) {
            // also for rows that replication writes
            steps.add("alter table responses enable always trigger " + TRIGGER);
        }
    }

    private boolean isTrigger(String condition) throws SQLException {
        return is("exists (select from pg_trigger t join pg_proc f on f.oid = t.tgfoid"
                + " where t.tgrelid = to_regclass('responses') and " + condition + ")");
    }

    private void addIndex(List<String> steps) throws SQLException {
        if (is("exists (select from pg_index where indexrelid = to_regclass('" + INDEX + "') and indisvalid)")) {
            return;
        }
        if (is("to_regclass('" + INDEX + "') is not null")) {
            steps.add("drop index concurrently " + INDEX); // an earlier attempt was interrupted
        }
        steps.add("create index concurrently " + INDEX + " on responses (change_xid)");
    }

    private void addReader(List<String> steps, String reader, String password) throws SQLException {
        var role = quoted(reader, '"');
        if (!is("exists (select from pg_roles where rolname = " + quoted(reader, '\'') + ")")) {
            steps.add("create role " + role + " login password " + quoted(password, '\''));
        } else if (is("has_table_privilege(" + quoted(reader, '\'') + ", 'responses', 'select')")) {
            return;
        }
        steps.add("grant select on responses to " + role);
    }

    private boolean is(String condition) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select " + condition)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static String quoted(String text, char quote) {
        var mark = String.valueOf(quote);
        return mark + text.replace(mark, mark + mark) + mark;
    }
}
