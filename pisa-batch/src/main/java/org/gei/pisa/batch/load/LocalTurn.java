package org.gei.pisa.batch.load;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The turn of a country that only this process loads: first come first served.
final class LocalTurn implements CountryTurn {

    private static final long AGAIN_MILLIS = 100;

    private final Semaphore turn = new Semaphore(1, true);
    private final Semaphore wanted = new Semaphore(0);

    @Override
    public boolean take(BooleanSupplier givenUp) throws InterruptedException {
        while (!givenUp.getAsBoolean()) {
            wanted.release();
            if (turn.tryAcquire(AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isTaken() {
        return turn.availablePermits() == 0;
    }

    @Override
    public boolean isWaitedFor() {
        return turn.hasQueuedThreads();
    }

    @Override
    public void pause(Duration most) throws InterruptedException {
        if (wanted.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
            wanted.drainPermits();
        }
    }

    @Override
    public void give() {
        turn.release();
    }
}
