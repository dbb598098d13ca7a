package org.gei.pisa.batch.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.gei.pisa.batch.warehouse.WarehouseConnections;
import org.springframework.stereotype.Component;

/// The right to load: an advisory lock in the warehouse, held by a connection of its own. One process has
/// it; others stand by and get it when that process is gone, however it went.
@Component
class Leadership {

    /// Any number will do as long as all processes use the same.
    private static final long LOCK = 7_418_201_801L;

    private final WarehouseConnections warehouse;

    Leadership(WarehouseConnections warehouse) {
        this.warehouse = warehouse;
    }

    /// The lease, or nothing while another process has it.
    Optional<Lease> tryAcquire() throws SQLException {
        var connection = warehouse.open("pisa-batch leader");
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
