package org.gei.pisa.benchmark.freshness;

import java.util.ArrayList;
import java.util.List;

/// How long each response of a country took until somebody saw that it is there.
final class Arrivals {

    private final Commits commits;
    private final List<Double> millis = new ArrayList<>();
    private final List<Double> newest = new ArrayList<>();
    private long last;

    Arrivals(Commits commits) {
        this.commits = commits;
        this.last = commits.before();
    }

    /// So many are there now: those that were not there before have arrived.
    synchronized void saw(long submissions, double atMillis) {
        if (submissions <= last) {
            return;
        }
        for (; last < submissions; last++) {
            double committed = commits.at(last + 1);
            // a client may see a commit before the one who committed has noted when
            millis.add(Double.isNaN(committed) ? 0 : Math.max(0, atMillis - committed));
        }
        newest.add(millis.getLast());
    }

    synchronized List<Double> millis() {
        return List.copyOf(millis);
    }

    /// Of what was seen each time, only the response that was committed last: what did not have to wait because there
    /// had been an event just before.
    synchronized List<Double> newest() {
        return List.copyOf(newest);
    }

    synchronized long last() {
        return last;
    }
}
