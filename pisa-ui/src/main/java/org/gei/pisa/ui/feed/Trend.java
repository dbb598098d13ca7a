package org.gei.pisa.ui.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gei.pisa.domain.live.EstimateTable;

/// The newest answer of a live query, and how its estimates moved since it is followed.
///
/// @param points oldest first; the last is the newest answer
public record Trend(EstimateTable newest, List<Point> points) {

    /// How many points are kept at most: then every second one of the older half goes, so that the beginning stays
    /// in view.
    static final int MOST = 240;

    public Trend {
        points = List.copyOf(points);
    }

    /// @param table the answer at that time
    public record Point(Instant at, EstimateTable table) {}

    static Trend begin(EstimateTable table, Instant at) {
        return new Trend(table, List.of(new Point(at, table)));
    }

    /// With another answer, which becomes a point if an estimate moved.
    Trend with(EstimateTable table, Instant at) {
        if (table.estimates().equals(newest.estimates())) {
            return new Trend(table, points);
        }
        var more = new ArrayList<>(points);
        more.add(new Point(at, table));
        if (more.size() > MOST) {
            for (int i = MOST / 2; i > 0; i -= 2) {
                more.remove(i);
            }
        }
        return new Trend(table, more);
    }
}
