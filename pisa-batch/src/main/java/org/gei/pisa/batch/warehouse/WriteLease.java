package org.gei.pisa.batch.warehouse;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `load_lease`: the epoch under which this process may write. Who gets the right to load takes the
/// next one, and
/// from then on whatever an older one still tries to write is refused by the statement that would begin it.
@Component
public class WriteLease {

    private final JdbcClient warehouse;
    private volatile long epoch = -1;

    WriteLease(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /// To be called with the right to load, before anything is read to be loaded. Waits for what an older
    /// epoch is just
    /// writing.
    public void take() {
        epoch = warehouse
                .sql("update load_lease set epoch = epoch + 1, since = now() returning epoch")
                .query(Long.class)
                .single();
        warehouse
                .sql("select cnt from source_state for update")
                .query(String.class)
                .list();
    }

    long epoch() {
        return epoch;
    }
}
