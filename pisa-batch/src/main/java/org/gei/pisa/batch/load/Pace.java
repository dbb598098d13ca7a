package org.gei.pisa.batch.load;

import java.time.Duration;

/// How often a source is looked at: often while something happens in it, and less and less often the longer it is
/// quiet. Goes on from one partition to the next: a source does not wake up at a change of windows.
final class Pace {

    /// From one look at a source in which something happens to the next.
    static final Duration BUSY = Duration.ofMillis(40);

    private static final Duration SLOWER_EACH_TIME = Duration.ofMillis(4);

    /// Between looks at a source that has been quiet for half a minute. All such sources are looked at in the same
    /// moments: to wake up for one of them costs as much as for all.
    private static final Duration QUIET = Duration.ofMillis(500);

    private volatile int looksWithoutChange;

    /// Something happened.
    void quicken() {
        looksWithoutChange = 0;
    }

    /// Nothing happened: how long to wait now.
    Duration slacken() {
        int looks = Math.min(looksWithoutChange + 1, (int) QUIET.dividedBy(SLOWER_EACH_TIME));
        looksWithoutChange = looks;
        var next = BUSY.plus(SLOWER_EACH_TIME.multipliedBy(looks));
        return next.compareTo(QUIET) < 0 ? next : untilQuietOnesAreLookedAt();
    }

    private static Duration untilQuietOnesAreLookedAt() {
        return Duration.ofNanos(QUIET.toNanos() - Math.floorMod(System.nanoTime(), QUIET.toNanos()));
    }
}
