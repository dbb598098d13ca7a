package org.gei.pisa.batch.warehouse;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `load_lease`: the epoch under which this process may write. Who gets the right to load takes the
/// next one, and from then on whatever an older one still tries to write is refused by the statement that
/// would begin it.
///
/// With several processes loading it is the one that starts executions who takes the epoch; the others write
/// under the epoch that was current when they took the lease of a country, and under that of the country.
@Component
public class WriteLease {

    private final JdbcClient warehouse;
    private final CountryLeases leases;
    private volatile long epoch = -1;

    WriteLease(JdbcClient warehouse, CountryLeases leases) {
        this.warehouse = warehouse;
        this.leases = leases;
    }

    /// Under which a write is begun.
    ///
    /// @param epoch of `load_lease`
    /// @param countryEpoch of the country's lease; null if one process loads all countries
    record Epochs(long epoch, @Nullable Long countryEpoch) {}

    /// To be called with the right to load, before anything is read to be loaded. Waits for what an older
    /// epoch is just writing.
    public void take() {
        epoch = warehouse
                .sql("update load_lease set epoch = epoch + 1, since = now(), ended = false returning epoch")
                .query(Long.class)
                .single();
        warehouse
                .sql("select cnt from source_state for update")
                .query(String.class)
                .list();
    }

    /// Tells those who load under this epoch to end, because this process does.
    public void end() {
        warehouse
                .sql("update load_lease set ended = true where epoch = :epoch")
                .param("epoch", epoch)
                .update();
    }

    /// Asks whoever has the right to load to start the next window at once.
    public void requestWindow() {
        warehouse
                .sql("update load_lease set windows_requested = windows_requested + 1")
                .update();
    }

    /// Grows with each request for the next window.
    public long windowsRequested() {
        return warehouse
                .sql("select windows_requested from load_lease")
                .query(Long.class)
                .single();
    }

    /// Of this thread for a country.
    Epochs of(String country) {
        var lease = leases.ofThisThread();
        return lease != null && lease.country().equals(country)
                ? new Epochs(lease.term(), lease.epoch())
                : new Epochs(epoch, null);
    }
}
