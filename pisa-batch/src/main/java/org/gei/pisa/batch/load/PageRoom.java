package org.gei.pisa.batch.load;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Room in memory for a large page of one country, shared with all others: while eighty countries have a
/// backlog, only as many pages are held at once as fit. First come first served; who is up to date needs
/// no room.
final class PageRoom {

    /// A page of the longest rows with all that is made of it until it is written, generously.
    private static final long LARGEST_PAGE_BYTES = 80L << 20;

    private final Semaphore rooms;
    private int held;

    PageRoom(Semaphore rooms) {
        this.rooms = rooms;
    }

    /// As many rooms as the heap has.
    static Semaphore ofThisProcess() {
        return new Semaphore((int) Math.max(1, Runtime.getRuntime().maxMemory() / LARGEST_PAGE_BYTES), true);
    }

    /// Waits for room, or until `givenUp` says so; true if it was obtained.
    boolean take(BooleanSupplier givenUp) throws InterruptedException {
        while (held == 0 && !givenUp.getAsBoolean()) {
            held = rooms.tryAcquire(100, TimeUnit.MILLISECONDS) ? 1 : 0;
        }
        return held > 0;
    }

    /// Takes room for one page more, if nobody waits for it.
    boolean takeAnother() {
        var free = !rooms.hasQueuedThreads() && rooms.tryAcquire();
        held += free ? 1 : 0;
        return free;
    }

    /// Gives back all room but that for so many pages.
    void giveAllBut(int pages) {
        var most = Math.max(0, held - pages);
        held -= most;
        rooms.release(most);
    }
}
