package org.gei.pisa.api.codec;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.stereotype.Component;

/// Asks for results in binary, which the driver does not by itself: numbers as text would have to be parsed.
@Component
class BinaryTransfer implements ConnectionFactoryOptionsBuilderCustomizer {

    @Override
    public void customize(ConnectionFactoryOptions.Builder builder) {
        builder.option(PostgresqlConnectionFactoryProvider.FORCE_BINARY, true);
    }
}
