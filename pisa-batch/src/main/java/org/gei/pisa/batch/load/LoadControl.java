package org.gei.pisa.batch.load;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/// What running partitions are told from outside: that the process ends or has lost the right to load, and
/// that a
/// person
/// wants an execution stopped.
@Component
public class LoadControl {

    private final Set<Long> stopRequested = ConcurrentHashMap.newKeySet();
    private final CountDownLatch shutdown = new CountDownLatch(1);
    private volatile boolean active;

    void activate() {
        active = true;
    }

    void deactivate() {
        active = false;
    }

    void shutDown() {
        shutdown.countDown();
    }

    boolean isShuttingDown() {
        return shutdown.getCount() == 0;
    }

    /// Whether this process may load now.
    public boolean isActive() {
        return active && !isShuttingDown();
    }

    public void requestStop(long jobExecution) {
        stopRequested.add(jobExecution);
    }

    public boolean isStopRequested(long jobExecution) {
        return stopRequested.contains(jobExecution);
    }

    void forget(long jobExecution) {
        stopRequested.remove(jobExecution);
    }

    /// Waits, but not longer than until the process ends or `enough` says so (asked about every 25 ms).
    public void pause(Duration duration, BooleanSupplier enough) throws InterruptedException {
        var end = System.nanoTime() + duration.toNanos();
        for (var left = duration.toNanos(); left > 0 && !enough.getAsBoolean(); left = end - System.nanoTime()) {
            if (shutdown.await(Math.min(left, TimeUnit.MILLISECONDS.toNanos(25)), TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }
}
