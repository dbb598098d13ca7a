package org.gei.pisa.api.forage;

import static org.gei.pisa.api.forage.Datasets.rounded;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM_VALUE;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.gei.pisa.api.BadParameterException;
import org.gei.pisa.api.estimate.Change;
import org.gei.pisa.api.estimate.MeanEstimates;
import org.gei.pisa.api.estimate.MeanEstimates.Question;
import org.gei.pisa.api.participant.CountrySelection;
import org.gei.pisa.api.stream.LiveEvent;
import org.gei.pisa.api.stream.LiveStreams;
import org.gei.pisa.api.submission.Counts;
import org.gei.pisa.domain.live.Means;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/// The endpoints of the first dashboard. As JSON they are what they were, rounded and unweighted unless
/// asked; as a stream they are the same numbers unrounded.
@RestController
class ForageController {

    private static final Question TMINS = new Question("hours per week", "TMINS", 60, null);
    private static final Question ESCS = new Question("index", "ESCS", 1, null);
    private static final Question EEB = new Question("years", "DURECEC", 1, "BELONG");
    private static final int HOURS = 24;

    private final MeanEstimates estimates;
    private final Counts counts;
    private final CountrySelection countrySelection;
    private final LiveStreams streams;
    private final Clock clock;

    ForageController(
            MeanEstimates estimates,
            Counts counts,
            CountrySelection countrySelection,
            LiveStreams streams,
            Clock clock) {
        this.estimates = estimates;
        this.counts = counts;
        this.countrySelection = countrySelection;
        this.streams = streams;
        this.clock = clock;
    }

    @GetMapping(path = "/submissions", produces = APPLICATION_JSON_VALUE)
    Datasets.Total submissions(@RequestParam(required = false) @Nullable String countries) {
        return new Datasets.Total(
                counts.submissions(countrySelection.select(countries)).total());
    }

    @GetMapping(path = "/tmins", produces = APPLICATION_JSON_VALUE)
    Datasets<Datasets.Hours> tmins(
            @RequestParam(required = false) @Nullable String countries,
            @RequestParam(defaultValue = "false") String weighted) {
        return new Datasets<>(means(TMINS, countries, weighted).countries().stream()
                .sorted(Comparator.comparingDouble(Means.CountryMean::value).reversed())
                .map(mean -> new Datasets.Hours(mean.country(), rounded(mean.value(), 1)))
                .toList());
    }

    @GetMapping(path = "/escs", produces = APPLICATION_JSON_VALUE)
    Datasets<Datasets.Score> escs(
            @RequestParam(required = false) @Nullable String countries,
            @RequestParam(defaultValue = "false") String weighted) {
        return new Datasets<>(means(ESCS, countries, weighted).countries().stream()
                .map(mean -> new Datasets.Score(mean.country(), rounded(mean.value(), 1)))
                .toList());
    }

    @GetMapping(path = "/eeb", produces = APPLICATION_JSON_VALUE)
    Datasets<Datasets.Series<Datasets.Bubble>> eeb(
            @RequestParam(required = false) @Nullable String countries,
            @RequestParam(defaultValue = "false") String weighted) {
        return new Datasets<>(means(EEB, countries, weighted).countries().stream()
                .map(mean -> new Datasets.Series<>(
                        mean.country(),
                        List.of(new Datasets.Bubble(
                                rounded(mean.value(), 2),
                                rounded(Objects.requireNonNull(mean.second()), 4),
                                mean.students()))))
                .toList());
    }

    @GetMapping(path = "/sot", produces = APPLICATION_JSON_VALUE)
    Datasets<Datasets.Series<Datasets.Point>> submissionsOverTime(
            @RequestParam(required = false) @Nullable String countries) {
        var timeline = counts.recent(Counts.Interval.HOUR, HOURS, countrySelection.select(countries));
        var points = timeline.counts().stream()
                .map(count -> new Datasets.Point(
                        "%02d:00".formatted(count.from().atZone(clock.getZone()).getHour()), count.submissions()))
                .toList();
        return new Datasets<>(List.of(new Datasets.Series<>("Submissions", points)));
    }

    @GetMapping(path = "/tmins", produces = TEXT_EVENT_STREAM_VALUE)
    Flux<LiveEvent<Means>> tminsLive(
            @RequestParam(required = false) @Nullable String countries,
            @RequestParam(defaultValue = "false") String weighted,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        return live(TMINS, countries, weighted, lastEventId);
    }

    @GetMapping(path = "/escs", produces = TEXT_EVENT_STREAM_VALUE)
    Flux<LiveEvent<Means>> escsLive(
            @RequestParam(required = false) @Nullable String countries,
            @RequestParam(defaultValue = "false") String weighted,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        return live(ESCS, countries, weighted, lastEventId);
    }

    @GetMapping(path = "/eeb", produces = TEXT_EVENT_STREAM_VALUE)
    Flux<LiveEvent<Means>> eebLive(
            @RequestParam(required = false) @Nullable String countries,
            @RequestParam(defaultValue = "false") String weighted,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        return live(EEB, countries, weighted, lastEventId);
    }

    private Flux<LiveEvent<Means>> live(
            Question question, @Nullable String countries, String weighted, @Nullable String lastEventId) {
        record Query(Question question, CountrySelection.Selection selection, boolean weighted) {}
        var selection = countrySelection.select(countries);
        boolean byWeight = bool(weighted);
        return streams.stream(
                new Query(question, selection, byWeight),
                Change.ofResponses(selection::includes),
                () -> estimates.means(question, selection, byWeight),
                Means::version,
                lastEventId);
    }

    private Means means(Question question, @Nullable String countries, String weighted) {
        return estimates.means(question, countrySelection.select(countries), bool(weighted));
    }

    private static boolean bool(String weighted) {
        return switch (weighted) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadParameterException("weighted", "expected true or false, but found " + weighted);
        };
    }
}
