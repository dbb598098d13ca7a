package org.gei.pisa.benchmark.freshness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// When each response of a country was committed, in order.
final class Commits {

    private final long before;
    private final List<Double> atMillis = new ArrayList<>();

    /// @param before responses that there were already
    Commits(long before) {
        this.before = before;
    }

    synchronized void add(double at) {
        atMillis.add(at);
    }

    synchronized int size() {
        return atMillis.size();
    }

    /// When the response was committed that made it so many; NaN if that is not known.
    synchronized double at(long submissions) {
        int index = (int) (submissions - before - 1);
        return index < 0 || index >= atMillis.size() ? Double.NaN : atMillis.get(index);
    }

    /// Responses there are now.
    synchronized long submissions() {
        return before + atMillis.size();
    }

    long before() {
        return before;
    }

    /// Milliseconds since 1970.
    static double now() {
        var now = Instant.now();
        return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
    }
}
