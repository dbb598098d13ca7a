package org.gei.pisa.fieldwork.feed;

import java.util.random.RandomGenerator;

/// How many events come in a stretch of time: a Poisson process whose intensity switches at random between
/// busy and quiet, with the given mean. Sessions end together, and then nobody hands in anything for a
/// while.
final class Arrivals {

    private static final double BUSY = 3.0;
    private static final double QUIET = 1.0 / 3;
    /// Part of the time that is busy; makes the mean of the two intensities 1.
    private static final double BUSY_PART = (1 - QUIET) / (BUSY - QUIET);
    private static final double SECONDS_BETWEEN_SWITCHES = 6;

    private final double perSecond;
    private final RandomGenerator random;
    private boolean busy;

    Arrivals(double perSecond, RandomGenerator random) {
        this.perSecond = perSecond;
        this.random = random;
        this.busy = random.nextDouble() < BUSY_PART;
    }

    /// Events within the next `seconds`.
    int within(double seconds) {
        if (random.nextDouble() < seconds / SECONDS_BETWEEN_SWITCHES) {
            busy = random.nextDouble() < BUSY_PART;
        }
        return poisson(perSecond * seconds * (busy ? BUSY : QUIET));
    }

    /// Counts exponential waiting times; long stretches by the normal approximation.
    private int poisson(double mean) {
        if (mean > 50) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        int events = 0;
        for (double waited = random.nextExponential(); waited < mean; waited += random.nextExponential()) {
            events++;
        }
        return events;
    }
}
