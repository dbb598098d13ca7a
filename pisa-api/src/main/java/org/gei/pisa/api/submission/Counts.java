package org.gei.pisa.api.submission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Locale;
import org.gei.pisa.api.estimate.MeanEstimates;
import org.gei.pisa.api.estimate.ResponseStore;
import org.gei.pisa.api.participant.CountrySelection.Selection;
import org.gei.pisa.domain.live.Submissions;
import org.gei.pisa.domain.live.Timeline;
import org.gei.pisa.domain.survey.ResponseColumns;
import org.springframework.stereotype.Component;

/// Counts of responses: how many, and when they were submitted.
@Component
public class Counts {

    private static final Duration RATE = Duration.ofMinutes(1);

    private final ResponseStore store;
    private final MeanEstimates estimates;
    private final Clock clock;

    Counts(ResponseStore store, MeanEstimates estimates, Clock clock) {
        this.store = store;
        this.estimates = estimates;
        this.clock = clock;
    }

    public Submissions submissions(Selection selection) {
        var countries = new ArrayList<Submissions.CountrySubmissions>();
        long since = clock.instant().minus(RATE).toEpochMilli();
        long version = 0;
        long total = 0;
        long expected = 0;
        long recent = 0;
        for (var participant : selection.participants()) {
            var responses = store.responses(participant.cnt());
            int loaded = 0;
            if (responses != null) {
                var answer = responses.ask(columns -> submittedSince(columns, since));
                loaded = answer.size();
                version += answer.version();
                recent += answer.value();
            }
            total += loaded;
            expected += participant.expectedStudents();
            countries.add(new Submissions.CountrySubmissions(
                    participant.cnt(),
                    participant.name(),
                    loaded,
                    participant.expectedStudents(),
                    (double) loaded / participant.expectedStudents()));
        }
        return new Submissions(version, estimates.asOf(selection), total, expected, recent, countries);
    }

    /// The current interval and `intervals - 1` before it, in the zone of this server.
    public Timeline recent(Interval interval, int intervals, Selection selection) {
        var last = interval.start(ZonedDateTime.now(clock));
        var first = last.minus(intervals - 1L, interval.unit());
        return timeline(interval, first, last.plus(1, interval.unit()), selection);
    }

    /// Intervals from that of `from` up to, and without, `to`.
    Timeline timeline(Interval interval, ZonedDateTime from, ZonedDateTime to, Selection selection) {
        long start = interval.start(from).toInstant().toEpochMilli();
        long length = interval.unit().getDuration().toMillis();
        long end = to.toInstant().toEpochMilli();
        var counts = new long[(int) Math.max(0, (end - start + length - 1) / length)];
        long version = 0;
        for (var participant : selection.participants()) {
            var responses = store.responses(participant.cnt());
            if (responses == null) {
                continue;
            }
            version += responses
                    .ask(columns -> {
                        for (int row = 0; row < columns.size(); row++) {
                            long at = columns.submittedMillis(row);
                            if (at >= start && at < start + counts.length * length) {
                                counts[(int) ((at - start) / length)]++;
                            }
                        }
                        return counts;
                    })
                    .version();
        }
        var result = new ArrayList<Timeline.Count>(counts.length);
        for (int i = 0; i < counts.length; i++) {
            result.add(new Timeline.Count(Instant.ofEpochMilli(start + i * length), counts[i]));
        }
        return new Timeline(version, estimates.asOf(selection), interval.text(), result);
    }

    private static int submittedSince(ResponseColumns columns, long since) {
        int count = 0;
        for (int row = 0; row < columns.size(); row++) {
            count += columns.submittedMillis(row) >= since ? 1 : 0;
        }
        return count;
    }

    /// How finely a timeline counts.
    public enum Interval {
        MINUTE(ChronoUnit.MINUTES),
        HOUR(ChronoUnit.HOURS);

        private final ChronoUnit unit;

        Interval(ChronoUnit unit) {
            this.unit = unit;
        }

        ChronoUnit unit() {
            return unit;
        }

        /// As in requests and answers.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        private ZonedDateTime start(ZonedDateTime moment) {
            return moment.truncatedTo(unit);
        }
    }
}
