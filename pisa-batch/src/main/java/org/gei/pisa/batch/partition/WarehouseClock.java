package org.gei.pisa.batch.partition;

import java.time.Duration;
import java.time.Instant;

/// Compares this machine's clock with the warehouse's, so that moments can be told from one machine to another
/// whose clock is off. What comes out is never too late: the way to the warehouse and back counts against it.
final class WarehouseClock {

    private volatile Duration toWarehouse = Duration.ZERO;
    private volatile Duration fromWarehouse = Duration.ZERO;

    /// Notes that the warehouse's clock showed `there` between two moments here.
    void note(Instant before, Instant there, Instant after) {
        toWarehouse = Duration.between(after, there);
        fromWarehouse = Duration.between(there, before);
    }

    /// The latest moment by the warehouse's clock that is not after `here`.
    Instant toWarehouse(Instant here) {
        return here.plus(toWarehouse);
    }

    /// The latest moment by this clock that is not after `there`.
    Instant fromWarehouse(Instant there) {
        return there.plus(fromWarehouse);
    }
}
