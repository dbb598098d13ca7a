package org.gei.pisa.api.change;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Hears the warehouse's notifications on a connection of its own, which is in no pool.
@Component
public class WarehouseNotices {

    private static final String CHANGE = "pisa_change";
    private static final String STATE = "pisa_state";

    private final ConnectionFactory connections;

    WarehouseNotices(R2dbcConnectionDetails details) {
        this.connections = ConnectionFactories.get(details.getConnectionFactoryOptions());
    }

    /// One connection per subscription. Fails when the connection does: subscribe again, and take
    /// [Notice.Connected] as word to
    /// read everything anew, since notices sent meanwhile are lost.
    public Flux<Notice> listen() {
        return Flux.usingWhen(
                Mono.from(connections.create()).cast(PostgresqlConnection.class),
                this::notices,
                connection -> Mono.from(connection.close()).onErrorComplete());
    }

    private Flux<Notice> notices(PostgresqlConnection connection) {
        var heard = connection.getNotifications().<Notice>handle((notification, sink) -> {
            var payload = notification.getParameter();
            if (CHANGE.equals(notification.getName()) && payload != null) {
                sink.next(new Notice.Responses(payload));
            } else if (STATE.equals(notification.getName())) {
                sink.next(new Notice.States());
            }
        });
        var listening = connection
                .createStatement("listen " + CHANGE + "; listen " + STATE)
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .then(Mono.<Notice>just(new Notice.Connected()));
        // Subscribed to before LISTEN is sent, so that no notice falls between.
        return Flux.merge(heard, listening)
                .concatWith(Mono.error(() -> new IllegalStateException("the connection that hears notices has ended")));
    }
}
