package org.gei.pisa.batch.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/// The right to load: an advisory lock in the warehouse, held by a connection of its own. One process has it;
/// others
/// stand by
/// and get it when that process is gone, however it went.
@Component
class Leadership {

    /// Any number will do as long as all processes use the same.
    private static final long LOCK = 7_418_201_801L;

    private final JdbcConnectionDetails warehouse;

    Leadership(JdbcConnectionDetails warehouse) {
        this.warehouse = warehouse;
    }

    /// The lease, or nothing while another process has it.
    Optional<Lease> tryAcquire() throws SQLException {
        var connection = DriverManager.getConnection(warehouse.getJdbcUrl(), settings());
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            rows.next();
            if (rows.getBoolean(1)) {
                return Optional.of(new Lease(connection));
            }
        }
        connection.close();
        return Optional.empty();
    }

    private Properties settings() {
        var settings = new Properties();
        set(settings, PGProperty.USER, warehouse.getUsername());
        set(settings, PGProperty.PASSWORD, warehouse.getPassword());
        PGProperty.CONNECT_TIMEOUT.set(settings, 3);
        PGProperty.SOCKET_TIMEOUT.set(settings, 10);
        PGProperty.TCP_KEEP_ALIVE.set(settings, true);
        // a process whose machine is gone sends no farewell: the server notices within 7 seconds
        PGProperty.OPTIONS.set(
                settings, "-c tcp_keepalives_idle=3 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=4");
        PGProperty.APPLICATION_NAME.set(settings, "pisa-batch leader");
        return settings;
    }

    private static void set(Properties settings, PGProperty property, @Nullable String value) {
        if (value != null) {
            property.set(settings, value);
        }
    }

    /// Held until it is closed or its connection is lost.
    static final class Lease implements AutoCloseable {
        private final Connection connection;

        Lease(Connection connection) {
            this.connection = connection;
        }

        boolean isHeld() {
            try {
                return connection.isValid(3);
            } catch (SQLException e) {
                return false;
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
