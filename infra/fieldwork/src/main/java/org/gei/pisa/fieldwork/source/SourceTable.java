package org.gei.pisa.fieldwork.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/// The table `responses` of a source database.
///
/// `change_xid` is the transaction that wrote the row last. It is what lets a loader read everything that was
/// committed since a snapshot, late commits included; the trigger keeps it right whoever updates the row, by
/// whatever means.
public final class SourceTable {

    /// The role that loaders read with. Gets SELECT if it exists.
    public static final String READER = "pisa_reader";

    private SourceTable() {}

    /// Makes the table, its index and its trigger where they are not there yet; changes nothing that is.
    public static void create(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (!exists(statement)) {
                createTable(statement);
            }
            statement.execute("create index if not exists responses_change_xid on responses (change_xid)");
            statement.execute("""
                    create or replace function note_change() returns trigger language plpgsql as $$
                    begin
                        new.change_xid := pg_current_xact_id();
                        new.changed_at := now();
                        return new;
                    end $$
                    """);
            statement.execute("""
                    create or replace trigger note_change before update on responses
                    for each row execute function note_change()
                    """);
            statement.execute("""
                    do $$ begin
                        if exists (select from pg_roles where rolname = '%1$s') then
                            grant select on responses to %1$s;
                        end if;
                    end $$
                    """.formatted(READER));
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (var found = statement.executeQuery("select to_regclass('responses') is not null")) {
            return found.next() && found.getBoolean(1);
        }
    }

    /// Nobody plans with what is in the answers, and gathering statistics over more than a thousand columns keeps
    /// autovacuum busy for a minute per table after a first load: they have none.
    private static void createTable(Statement statement) throws SQLException {
        statement.execute("""
                create table responses (
                    id bigint primary key,
                    submitted_at timestamptz not null default now(),
                    changed_at timestamptz not null default now(),
                    change_xid xid8 not null default pg_current_xact_id(),
                    %s)
                """.formatted(ofEveryVariable("\"%s\" text")));
        statement.execute("alter table responses " + ofEveryVariable("alter column \"%s\" set statistics 0"));
    }

    private static String ofEveryVariable(String sql) {
        return StudentFile.pisa2018().variables().stream()
                .map(variable -> sql.formatted(variable.column()))
                .collect(Collectors.joining(",\n"));
    }
}
