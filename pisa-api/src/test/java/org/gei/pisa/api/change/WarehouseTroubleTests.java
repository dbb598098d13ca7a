package org.gei.pisa.api.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.ConnectionFactoryUtils;

class WarehouseTroubleTests {

    /// As when a connection is lost amid a statement.
    @Test
    void statementIsNotQuoted() {
        var lost = new R2dbcNonTransientResourceException("Connection unexpectedly closed");
        var failure = ConnectionFactoryUtils.convertR2dbcException("executeMany", "SELECT cnt FROM source_state", lost);

        assertThat(failure.getMessage()).contains("SQL [SELECT");
        assertThat(WarehouseTrouble.inWords(failure)).isEqualTo("Connection unexpectedly closed");
    }

    @Test
    void failureWithoutWordsIsNamed() {
        assertThat(WarehouseTrouble.inWords(new IllegalStateException("no", new ClosedChannelException())))
                .isEqualTo("ClosedChannelException");
    }
}
