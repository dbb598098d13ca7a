package org.gei.pisa.standalone;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/// Roles and databases of the system. Every role can do what its program needs, and no more.
final class Databases {

    static final String WAREHOUSE = "warehouse";
    static final String OWNER = "pisa_owner";
    static final String BATCH = "pisa_batch";
    static final String API = "pisa_api";
    static final String READER = "pisa_reader";
    static final String FIELDWORK = "pisa_fieldwork";

    private final PostgresServer server;
    private final Secrets secrets;

    Databases(PostgresServer server, Secrets secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    static String source(String country) {
        return "source_" + country.toLowerCase(Locale.ROOT);
    }

    /// Makes what is not there yet.
    void create(List<String> countries) throws SQLException {
        try (var connection = server.connect("postgres")) {
            for (var role : List.of(OWNER, BATCH, API, READER, FIELDWORK)) {
                if (missing(connection, "select from pg_roles where rolname = ?", role)) {
                    execute(connection, "create role " + role + " login");
                }
                execute(connection, "alter role " + role + " password '" + secrets.get(role) + "'");
            }
            // Rows and watermark are lost or kept together, so a crash costs a moment's work that is done again.
            execute(connection, "alter role " + BATCH + " set synchronous_commit = off");
            create(connection, WAREHOUSE, OWNER);
            for (var country : countries) {
                create(connection, source(country), FIELDWORK);
                // samples of a thousand rows are enough for plans by primary key and change_xid
                execute(connection, "alter database " + source(country) + " set default_statistics_target = 10");
            }
        }
    }

    private static void create(Connection connection, String database, String owner) throws SQLException {
        if (missing(connection, "select from pg_database where datname = ?", database)) {
            execute(connection, "create database " + database + " owner " + owner);
        }
    }

    private static boolean missing(Connection connection, String sql, String name) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, name);
            try (var rows = select.executeQuery()) {
                return !rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
