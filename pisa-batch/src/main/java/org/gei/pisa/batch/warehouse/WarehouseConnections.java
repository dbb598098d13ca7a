package org.gei.pisa.batch.warehouse;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/// Connections outside of the pool, for what must not wait until the pool has one: the right to load, and
/// telling that this process lives. Either side notices within seconds that the other is gone.
@Component
public class WarehouseConnections {

    private final JdbcConnectionDetails warehouse;

    WarehouseConnections(JdbcConnectionDetails warehouse) {
        this.warehouse = warehouse;
    }

    /// A new connection; the caller closes it.
    ///
    /// @param name what it says of itself to the server
    public Connection open(String name) throws SQLException {
        var settings = new Properties();
        set(settings, PGProperty.USER, warehouse.getUsername());
        set(settings, PGProperty.PASSWORD, warehouse.getPassword());
        PGProperty.CONNECT_TIMEOUT.set(settings, 3);
        PGProperty.SOCKET_TIMEOUT.set(settings, 10);
        PGProperty.TCP_KEEP_ALIVE.set(settings, true);
        // a process whose machine is gone sends no farewell: the server notices within 7 seconds
        PGProperty.OPTIONS.set(
                settings, "-c tcp_keepalives_idle=3 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=4");
        PGProperty.APPLICATION_NAME.set(settings, name);
        return DriverManager.getConnection(warehouse.getJdbcUrl(), settings);
    }

    private static void set(Properties settings, PGProperty property, @Nullable String value) {
        if (value != null) {
            property.set(settings, value);
        }
    }
}
