package org.gei.pisa.fieldwork.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;

/// The table `responses` of a source database.
///
/// `change_xid` is the transaction that wrote the row last. It is what lets a loader read everything that was
/// committed since
/// a snapshot, late commits included; the trigger keeps it right whoever updates the row, by whatever means.
public final class SourceTable {

    /// The role that loaders read with. Gets SELECT if it exists.
    public static final String READER = "pisa_reader";

    private SourceTable() {}

    /// Statistics over more than a thousand columns are dear, and nobody plans with them: gathered seldom.
    private static final String STORAGE = "autovacuum_analyze_threshold = 1000, autovacuum_analyze_scale_factor = 1";

    /// Makes the table, its index and its trigger where they are not there yet; changes nothing that is.
    public static void create(Connection connection) throws SQLException {
        var columns = StudentFile.pisa2018().variables().stream()
                .map(variable -> "\"" + variable.column() + "\" text")
                .collect(Collectors.joining(",\n"));
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    create table if not exists responses (
                        id bigint primary key,
                        submitted_at timestamptz not null default now(),
                        changed_at timestamptz not null default now(),
                        change_xid xid8 not null default pg_current_xact_id(),
                        %s)
                    with (%s)
                    """.formatted(columns, STORAGE));
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
}
