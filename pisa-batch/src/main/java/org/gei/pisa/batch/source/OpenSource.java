package org.gei.pisa.batch.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// A connection to a source, and what is known of the source while the connection lasts.
///
/// @param since when it was opened, by [System#nanoTime()]
record OpenSource(Connection connection, String identity, SourceRows rows, SourceChanges changes, long since) {

    /// After that the table is looked at again.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int ANSWERS_WITHIN_SECONDS = 1;

    /// Whether another reader can go on with it.
    boolean isUsable() {
        try {
            return System.nanoTime() - since < LONGEST.toNanos() && connection.isValid(ANSWERS_WITHIN_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // it is of no use any more, whatever closing it says
        }
    }
}
