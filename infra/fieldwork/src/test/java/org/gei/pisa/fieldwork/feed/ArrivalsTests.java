package org.gei.pisa.fieldwork.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArrivalsTests {

    @Test
    void meanIsTheRateAndTheyComeInBursts() {
        var arrivals = new Arrivals(4, new SplittableRandom(11));
        int ticks = 600_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < ticks / 10; i++) {
            int second = 0;
            for (int t = 0; t < 10; t++) {
                second += arrivals.within(0.1);
            }
            sum += second;
            squares += (double) second * second;
        }
        double seconds = ticks / 10.0;
        double mean = sum / seconds;
        assertThat(mean).isCloseTo(4, within(0.2));
        assertThat(squares / seconds - mean * mean)
                .as("variance of the counts per second, more than Poisson's")
                .isGreaterThan(2 * mean);
    }

    @Test
    void nothingComesAtRateZero() {
        var arrivals = new Arrivals(0, new SplittableRandom(1));
        for (int i = 0; i < 1000; i++) {
            assertThat(arrivals.within(10)).isZero();
        }
    }

    @Test
    void initialResponsesFallIntoTheDayBefore() {
        var end = Instant.parse("2018-04-18T14:00:00Z");
        var moments = DayShape.moments(2000, end, ZoneOffset.UTC, new SplittableRandom(3));
        assertThat(moments).isSorted().hasSize(2000);
        assertThat(moments[0]).isAfterOrEqualTo(end.minus(Duration.ofDays(1)));
        assertThat(moments[1999]).isBefore(end);
        assertThat(moments)
                .filteredOn(moment -> {
                    int hour = moment.atZone(ZoneOffset.UTC).getHour();
                    return hour >= 8 && hour < 16;
                })
                .hasSizeGreaterThan(1100);
    }
}
