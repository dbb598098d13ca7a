package org.gei.pisa.batch.reconcile;

import java.util.ArrayList;
import java.util.List;
import org.gei.pisa.domain.response.CountryHash;

/// What one pass over a country found: how many rows the source has, their hash, and the ids of rows that
/// were not found equal, be it that they have changed since, or that something is wrong with them. So many
/// ids are kept at most, which is what bounds the memory; if there were more, another pass is needed after
/// these are settled.
final class Comparison {

    static final int MOST_SUSPECTS = 100_000;

    private final CountryHash hash = new CountryHash();
    private final List<Long> suspects = new ArrayList<>();
    private long quarantined;
    private boolean complete = true;

    void suspect(long id) {
        if (suspects.size() < MOST_SUSPECTS) {
            suspects.add(id);
        } else {
            complete = false;
        }
    }

    void quarantined() {
        quarantined++;
    }

    CountryHash hash() {
        return hash;
    }

    long quarantinedRows() {
        return quarantined;
    }

    List<Long> suspects() {
        return suspects;
    }

    boolean isComplete() {
        return complete;
    }
}
