package org.gei.pisa.api.submission;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM_VALUE;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.gei.pisa.api.BadParameterException;
import org.gei.pisa.api.estimate.Change;
import org.gei.pisa.api.participant.CountrySelection;
import org.gei.pisa.api.stream.LiveEvent;
import org.gei.pisa.api.stream.LiveStreams;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.domain.live.Submissions;
import org.gei.pisa.domain.live.Timeline;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/// Counts, timeline and freshness, as JSON once or as a stream.
@RestController
@RequestMapping("/api/v1")
class SubmissionController {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final int HOURS = 24;
    private static final int MINUTES = 60;
    private static final int MOST_INTERVALS = 10_000;

    private final Counts counts;
    private final FreshnessReport freshness;
    private final CountrySelection countrySelection;
    private final LiveStreams streams;
    private final Clock clock;

    SubmissionController(
            Counts counts,
            FreshnessReport freshness,
            CountrySelection countrySelection,
            LiveStreams streams,
            Clock clock) {
        this.counts = counts;
        this.freshness = freshness;
        this.countrySelection = countrySelection;
        this.streams = streams;
        this.clock = clock;
    }

    @GetMapping(path = "/submissions", produces = APPLICATION_JSON_VALUE)
    Submissions submissions(@RequestParam(required = false) @Nullable String countries) {
        return counts.submissions(countrySelection.select(countries));
    }

    @GetMapping(path = "/submissions", produces = TEXT_EVENT_STREAM_VALUE)
    Flux<LiveEvent<Submissions>> submissionsLive(
            @RequestParam(required = false) @Nullable String countries,
            @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId) {
        record Query(CountrySelection.Selection selection) {}
        var selection = countrySelection.select(countries);
        return streams.stream(
                new Query(selection),
                Change.ofResponses(selection::includes),
                () -> counts.submissions(selection),
                Submissions::version,
                lastEventId);
    }

    @GetMapping(path = "/submissions/timeline", produces = APPLICATION_JSON_VALUE)
    Timeline timeline(
            @RequestParam(defaultValue = "hour") String interval,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String countries) {
        var chosen = interval(interval);
        var selection = countrySelection.select(countries);
        if (from == null && to == null) {
            return counts.recent(chosen, usual(chosen), selection);
        }
        var end = to == null ? ZonedDateTime.now(clock) : moment("to", to);
        var start = from == null ? end.minus(usual(chosen), chosen.unit()) : moment("from", from);
        if (!start.isBefore(end)) {
            throw new BadParameterException(
                    "from", "expected a moment before " + end.toInstant() + ", but found " + start.toInstant());
        }
        long intervals = chosen.unit().between(start, end);
        if (intervals > MOST_INTERVALS) {
            throw new BadParameterException(
                    "from", "expected at most " + MOST_INTERVALS + " intervals up to 'to', but found " + intervals);
        }
        return counts.timeline(chosen, start, end, selection);
    }

    @GetMapping(path = "/submissions/timeline", produces = TEXT_EVENT_STREAM_VALUE)
    Flux<LiveEvent<Timeline>> timelineLive(
            @RequestParam(defaultValue = "hour") String interval,
            @RequestParam(required = false) @Nullable String countries,
            @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId) {
        record Query(Counts.Interval interval, CountrySelection.Selection selection) {}
        var chosen = interval(interval);
        var selection = countrySelection.select(countries);
        return streams.stream(
                new Query(chosen, selection),
                Change.ofResponses(selection::includes),
                () -> counts.recent(chosen, usual(chosen), selection),
                Timeline::version,
                lastEventId);
    }

    @GetMapping(path = "/freshness", produces = APPLICATION_JSON_VALUE)
    Freshness freshness(@RequestParam(required = false) @Nullable String countries) {
        return freshness.freshness(countrySelection.select(countries));
    }

    @GetMapping(path = "/freshness", produces = TEXT_EVENT_STREAM_VALUE)
    Flux<LiveEvent<Freshness>> freshnessLive(
            @RequestParam(required = false) @Nullable String countries,
            @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId) {
        record Query(CountrySelection.Selection selection) {}
        var selection = countrySelection.select(countries);
        return streams.stream(
                new Query(selection),
                Change.ofResponsesOrStates(selection::includes),
                () -> freshness.freshness(selection),
                Freshness::version,
                lastEventId);
    }

    private static int usual(Counts.Interval interval) {
        return interval == Counts.Interval.HOUR ? HOURS : MINUTES;
    }

    private static Counts.Interval interval(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "minute" -> Counts.Interval.MINUTE;
            case "hour" -> Counts.Interval.HOUR;
            default -> throw new BadParameterException("interval", "expected minute or hour, but found " + text);
        };
    }

    private ZonedDateTime moment(String parameter, String text) {
        try {
            return Instant.parse(text).atZone(clock.getZone());
        } catch (DateTimeException e) {
            throw new BadParameterException(
                    parameter, "expected a moment such as 2018-04-18T14:00:00Z, but found " + text);
        }
    }
}
