package org.gei.pisa.api.change;

import static io.r2dbc.spi.ConnectionFactoryOptions.PASSWORD;
import static io.r2dbc.spi.ConnectionFactoryOptions.USER;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Hears the warehouse's notifications on a connection of its own, which is in no pool.
@Component
public class WarehouseNotices {

    private static final String CHANGE = "pisa_change";
    private static final String STATE = "pisa_state";
    private static final String VERSION = "select version from source_state where cnt = $1";

    private final ConnectionFactory connections;
    private final boolean aheadOfReads;

    WarehouseNotices(R2dbcConnectionDetails details, PrimarySettings primary) {
        var options = details.getConnectionFactoryOptions();
        this.aheadOfReads = primary.url() != null;
        this.connections = ConnectionFactories.get(
                primary.url() == null ? options : of(primary, ConnectionFactoryOptions.parse(primary.url()), options));
    }

    private static ConnectionFactoryOptions of(
            PrimarySettings primary, ConnectionFactoryOptions url, ConnectionFactoryOptions others) {
        var options = url.mutate();
        set(options, USER, primary.username() == null ? others.getValue(USER) : primary.username());
        set(options, PASSWORD, primary.password() == null ? others.getValue(PASSWORD) : primary.password());
        return options.build();
    }

    private static <T> void set(ConnectionFactoryOptions.Builder options, Option<T> option, @Nullable Object value) {
        if (value != null) {
            options.option(option, option.cast(value));
        }
    }

    /// One connection per subscription. Fails when the connection does: subscribe again, and take
    /// [Notice.Connected] as word to read everything anew, since notices sent meanwhile are lost.
    public Flux<Notice> listen() {
        return Flux.usingWhen(
                Mono.from(connections.create()).cast(PostgresqlConnection.class),
                this::notices,
                connection -> Mono.from(connection.close()).onErrorComplete());
    }

    private Flux<Notice> notices(PostgresqlConnection connection) {
        var heard = connection.getNotifications().concatMap(notification -> {
            var payload = notification.getParameter();
            if (CHANGE.equals(notification.getName()) && payload != null) {
                return responses(connection, payload);
            }
            return STATE.equals(notification.getName()) ? Mono.just(new Notice.States()) : Mono.<Notice>empty();
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
    /// A replica may not have yet what the primary has announced: then it has to be known what to wait for.
    private Mono<Notice> responses(PostgresqlConnection connection, String country) {
        return aheadOfReads
                ? Flux.from(connection
                                .createStatement(VERSION)
                                .bind("$1", country)
                                .execute())
                        .flatMap(result -> result.map((Readable row) -> row.get(0, Long.class)))
                        .singleOrEmpty()
                        .map(version -> new Notice.Responses(country, version))
                : Mono.just(new Notice.Responses(country, 0));
    }
}
