package org.gei.pisa.batch.load;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/// What running partitions are told from outside: that the process ends or has lost the right to load, and
/// that a person wants an execution stopped.
@Component
public class LoadControl {

    private final Set<Long> stopRequested = ConcurrentHashMap.newKeySet();
    private final CountDownLatch shutdown = new CountDownLatch(1);
    private final boolean remote;
    private volatile boolean active;
    private volatile boolean permitted;

    LoadControl(PartitioningSettings settings) {
        remote = settings.isRemote();
    }

    void activate() {
        active = true;
    }

    void deactivate() {
        active = false;
    }

    /// With partitions over Kafka: whether partitions may run in this process.
    public void permit(boolean permitted) {
        this.permitted = permitted;
    }

    public void shutDown() {
        shutdown.countDown();
    }

    boolean isShuttingDown() {
        return shutdown.getCount() == 0;
    }

    /// Whether this process has the right to load: it starts executions and looks after them.
    public boolean isActive() {
        return active && !isShuttingDown();
    }

    /// Whether partitions may run in this process: it has the right to load, or works for one that has.
    public boolean mayLoad() {
        return (remote ? permitted : active) && !isShuttingDown();
    }

    /// Waits until partitions may run in this process, or it ends.
    public void awaitPermission() {
        try {
            while (!mayLoad() && !isShuttingDown()) {
                pause(Duration.ofMillis(100), this::mayLoad);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void requestStop(long jobExecution) {
        stopRequested.add(jobExecution);
    }

    public boolean isStopRequested(long jobExecution) {
        return stopRequested.contains(jobExecution);
    }

    public void forget(long jobExecution) {
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
