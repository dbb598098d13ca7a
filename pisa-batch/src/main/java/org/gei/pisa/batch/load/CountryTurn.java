package org.gei.pisa.batch.load;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Whose turn it is to load a country: one at a time in this process, first come first served. A partition
/// that follows
/// its source gives way as soon as someone waits; so windows follow each other without a gap, and a
/// restart queues like
/// a window.
public final class CountryTurn {

    private final Semaphore turn = new Semaphore(1, true);

    /// Waits for the turn, or until `givenUp` says so; true if it was obtained.
    public boolean take(BooleanSupplier givenUp) throws InterruptedException {
        while (!givenUp.getAsBoolean()) {
            if (turn.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    boolean isWaitedFor() {
        return turn.hasQueuedThreads();
    }

    public void give() {
        turn.release();
    }
}
