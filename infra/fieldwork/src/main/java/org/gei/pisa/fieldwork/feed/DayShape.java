package org.gei.pisa.fieldwork.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// When the responses were handed in that are there from the start: within the day before, most of them in the
/// hours of school.
final class DayShape {

    private static final double OUT_OF_SCHOOL = 0.25;

    private DayShape() {}

    /// Moments of the 24 hours before `end`, in order.
    static Instant[] moments(int count, Instant end, ZoneId zone, RandomGenerator random) {
        var moments = new Instant[count];
        Arrays.setAll(moments, _ -> moment(end, zone, random));
        Arrays.sort(moments);
        return moments;
    }

    private static Instant moment(Instant end, ZoneId zone, RandomGenerator random) {
        while (true) {
            var moment = end.minusMillis(random.nextLong(1, Duration.ofDays(1).toMillis()));
            int hour = moment.atZone(zone).getHour();
            boolean school = hour >= 8 && hour < 16;
            if (school || random.nextDouble() < OUT_OF_SCHOOL) {
                return moment;
            }
        }
    }
}
