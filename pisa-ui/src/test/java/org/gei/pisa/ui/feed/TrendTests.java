package org.gei.pisa.ui.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.EstimateTable;
import org.gei.pisa.domain.live.Statistic;
import org.gei.pisa.ui.estimate.Sample;
import org.junit.jupiter.api.Test;

class TrendTests {

    private static EstimateTable mean(double value) {
        return new Sample(EstimateQuery.of(Statistic.MEAN, "PVREAD"))
                .row("ALB", value, 2, null)
                .table();
    }

    private static Instant at(int seconds) {
        return Instant.EPOCH.plusSeconds(seconds);
    }

    @Test
    void isBoundedAndKeepsItsBeginningAndItsEnd() {
        var trend = Trend.begin(mean(0), at(0));
        for (int i = 1; i <= 2000; i++) {
            trend = trend.with(mean(i), at(i));
        }

        assertThat(trend.points()).hasSizeLessThanOrEqualTo(Trend.MOST);
        assertThat(trend.points().getFirst().at()).isEqualTo(at(0));
        assertThat(trend.points().getLast().at()).isEqualTo(at(2000));
        assertThat(trend.points()).isSortedAccordingTo(Comparator.comparing(Trend.Point::at));
    }

    @Test
    void answerThatDidNotMoveIsNoPoint() {
        var trend = Trend.begin(mean(400), at(0)).with(mean(400), at(5));

        assertThat(trend.points()).hasSize(1);
    }
}
