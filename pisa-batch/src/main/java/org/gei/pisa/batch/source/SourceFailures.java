package org.gei.pisa.batch.source;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Locale;

/// Tells failures that pass from failures that need a person, by SQLSTATE (PostgreSQL documentation,
/// appendix A), and says them in words: the server's own text may quote rows.
final class SourceFailures {

    private SourceFailures() {}

    /// Class 42 is "syntax error or access rule violation" (missing columns and tables, no privilege), 28 wrong
    /// credentials, 22 data that can't be converted, 3D no such database.
    static boolean isPermanent(SQLException e) {
        var state = state(e);
        return state.startsWith("42") || state.startsWith("28") || state.startsWith("22") || state.startsWith("3D");
    }

    static String inWords(SQLException e) {
        var state = state(e);
        if (e.getCause() instanceof SocketTimeoutException) {
            return "the source did not answer in time";
        }
        return switch (state) {
            case "28P01", "28000" -> "the source refused the user or password";
            case "3D000" -> "the source database does not exist";
            case "42501" -> "the role may not read table responses";
            case "42703" -> "a column has another name";
            case "42P01" -> "table responses is missing";
            case "53300" -> "the source has no connection left";
            case "55000" -> "the source database does not accept connections";
            case "57014" -> "the source cancelled the query";
            case "57P01", "57P02" -> "the source closed the connection";
            case "57P03" -> "the source is starting up or shutting down";
            default ->
                state.startsWith("08")
                        ? "the source can't be reached"
                        : "the source answered with error " + state.toUpperCase(Locale.ROOT);
        };
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "08000" : e.getSQLState();
    }
}
