package org.gei.pisa.benchmark.freshness;

import java.util.ArrayList;
import java.util.List;

/// How long each response of a country took until somebody saw that it is there.
final class Arrivals {

    private final Commits commits;
    private final List<Double> millis = new ArrayList<>();
    private long last;

    Arrivals(Commits commits) {
        this.commits = commits;
        this.last = commits.before();
    }

    /// So many are there now: those that were not there before have arrived.
    synchronized void saw(long submissions, double atMillis) {
        for (; last < submissions; last++) {
            double committed = commits.at(last + 1);
            // a client may see a commit before the one who committed has noted when
            millis.add(Double.isNaN(committed) ? 0 : Math.max(0, atMillis - committed));
        }
    }

    synchronized List<Double> millis() {
        return List.copyOf(millis);
    }

    synchronized long last() {
        return last;
    }
}
