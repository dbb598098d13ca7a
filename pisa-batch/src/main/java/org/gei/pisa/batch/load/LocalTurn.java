package org.gei.pisa.batch.load;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The turn of a country that only this process loads: first come first served.
final class LocalTurn implements CountryTurn {

    private final Semaphore turn = new Semaphore(1, true);

    @Override
    public boolean take(BooleanSupplier givenUp) throws InterruptedException {
        while (!givenUp.getAsBoolean()) {
            if (turn.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isWaitedFor() {
        return turn.hasQueuedThreads();
    }

    @Override
    public void give() {
        turn.release();
    }
}
