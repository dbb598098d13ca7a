package org.gei.pisa.batch.operations;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gei.pisa.batch.warehouse.ApiKeys;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Hears from the API which keys were used, on a connection of its own, and writes it down. What is said
/// while nobody listens is lost, which costs no more than a last use shown as earlier than it was.
@Component
class ApiKeyUses implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeyUses.class);
    private static final String CHANNEL = "pisa_api_key_use";
    private static final Pattern IDS = Pattern.compile("\\d{1,18}(,\\d{1,18})*");
    private static final int LISTEN_MILLIS = 10_000;

    private final JdbcConnectionDetails warehouse;
    private final ApiKeys keys;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread listener;

    ApiKeyUses(JdbcConnectionDetails warehouse, ApiKeys keys) {
        this.warehouse = warehouse;
        this.keys = keys;
    }

    @Override
    public void start() {
        listener = Thread.ofVirtual().name("api-key-uses").start(this::listen);
    }

    @Override
    public void stop() {
        stopped.countDown();
        var thread = listener;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        var thread = listener;
        return thread != null && thread.isAlive();
    }

    private void listen() {
        try {
            do {
                hear();
            } while (!stopped.await(1, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Until the connection is lost or the application stops.
    private void hear() {
        try (var connection = DriverManager.getConnection(warehouse.getJdbcUrl(), settings())) {
            try (var statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
            }
            while (stopped.getCount() > 0) {
                write(connection);
            }
        } catch (SQLException | DataAccessException e) {
            if (stopped.getCount() > 0) {
                LOG.debug(
                        "the connection that hears of used API keys was lost: {}",
                        e.getClass().getSimpleName());
            }
        }
    }

    private void write(Connection connection) throws SQLException {
        var notifications = connection.unwrap(PGConnection.class).getNotifications(LISTEN_MILLIS);
        var used = Stream.ofNullable(notifications)
                .flatMap(Stream::of)
                .flatMap(notification -> ids(notification.getParameter()).stream())
                .distinct()
                .toList();
        if (!used.isEmpty()) {
            keys.used(used);
        }
    }

    private static List<Long> ids(String parameter) {
        return IDS.matcher(parameter).matches()
                ? Stream.of(parameter.split(",")).map(Long::valueOf).toList()
                : List.of();
    }

    private Properties settings() {
        var settings = new Properties();
        set(settings, PGProperty.USER, warehouse.getUsername());
        set(settings, PGProperty.PASSWORD, warehouse.getPassword());
        PGProperty.CONNECT_TIMEOUT.set(settings, 3);
        PGProperty.TCP_KEEP_ALIVE.set(settings, true);
        PGProperty.APPLICATION_NAME.set(settings, "pisa-batch key uses");
        return settings;
    }

    private static void set(Properties settings, PGProperty property, @Nullable String value) {
        if (value != null) {
            property.set(settings, value);
        }
    }
}
