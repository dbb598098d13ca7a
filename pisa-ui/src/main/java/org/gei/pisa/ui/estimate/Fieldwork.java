package org.gei.pisa.ui.estimate;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gei.pisa.domain.live.Submissions;
import org.gei.pisa.domain.live.Timeline;
import org.gei.pisa.ui.chart.ChartData;
import org.gei.pisa.ui.chart.DataTable;
import org.gei.pisa.ui.chart.DataTable.Cell;
import org.gei.pisa.ui.shell.Numbers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/// How far the fieldwork is, and when responses came.
///
/// @param selected codes to show; empty for all
public record Fieldwork(Set<String> selected, ZoneId zone) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    public Fieldwork {
        selected = Set.copyOf(selected);
    }

    public List<Submissions.CountrySubmissions> countries(Submissions submissions) {
        return submissions.countries().stream()
                .filter(country -> selected.isEmpty() || selected.contains(country.country()))
                .toList();
    }

    public ChartData progress(Submissions submissions) {
        var rows = JSON.arrayNode();
        var countries = countries(submissions).stream()
                .sorted(Comparator.comparingDouble(Submissions.CountrySubmissions::coverage)
                        .reversed())
                .toList();
        for (var country : countries) {
            var share = Numbers.percent(country.coverage());
            rows.addObject()
                    .put("id", country.country())
                    .put("label", country.country())
                    .put("value", Math.rint(10_000 * country.coverage()) / 100)
                    .put("text", share)
                    .put(
                            "tip",
                            "%s\n%s of %s students (%s)"
                                    .formatted(
                                            country.name(),
                                            Numbers.whole(country.loaded()),
                                            Numbers.whole(country.expected()),
                                            share));
        }
        var texts = countries.stream()
                .map(country -> country.name() + " " + Numbers.percent(country.coverage()))
                .toList();
        var json = JSON.objectNode().put("dense", true);
        json.set("rows", rows);
        return new ChartData(
                json,
                rows.isEmpty(),
                "No country is configured yet. An administrator adds countries in the settings of the load.",
                texts.isEmpty() ? "No data" : "Furthest: %s. Least: %s.".formatted(texts.getFirst(), texts.getLast()),
                footer(submissions.asOf(), countries.size() + " countries"),
                new DataTable(
                        List.of("Country", "Code", "Loaded", "Expected", "Share"),
                        countries.stream().map(Fieldwork::cells).toList()));
    }

    private static List<Cell> cells(Submissions.CountrySubmissions country) {
        return List.of(
                Cell.of(country.name()),
                Cell.of(country.country()),
                Cell.of(Numbers.whole(country.loaded()), country.loaded()),
                Cell.of(Numbers.whole(country.expected()), country.expected()),
                Cell.of(Numbers.percent(country.coverage()), Double.valueOf(country.coverage())));
    }

    /// By hour of a day, or by minute of an hour.
    public ChartData timeline(Timeline timeline) {
        boolean hours = timeline.interval().equals("hour");
        var span = hours ? "the last 24 hours" : "the last 60 minutes";
        var points = JSON.arrayNode();
        long total = 0;
        for (var count : timeline.counts()) {
            var from = count.from().atZone(zone);
            var to = hours ? from.plusHours(1) : from.plusMinutes(1);
            points.addObject()
                    .put("label", CLOCK.format(from))
                    .put("value", count.submissions())
                    .put(
                            "tip",
                            "%s to %s: %s"
                                    .formatted(
                                            CLOCK.format(from), CLOCK.format(to), Numbers.whole(count.submissions())));
            total += count.submissions();
        }
        var json = JSON.objectNode();
        json.set("points", points);
        return new ChartData(
                json,
                total == 0,
                "Nothing was submitted in " + span + ". Responses appear here as soon as they are loaded.",
                Numbers.whole(total) + " submissions in " + span,
                footer(timeline.asOf(), Numbers.whole(total) + " in " + span),
                new DataTable(
                        List.of("From", "Submissions"),
                        timeline.counts().stream()
                                .map(count -> List.of(
                                        Cell.of(Numbers.moment(count.from(), zone)),
                                        Cell.of(Numbers.whole(count.submissions()), count.submissions())))
                                .toList()));
    }

    private String footer(@Nullable Instant asOf, String count) {
        return "as of %s · %s".formatted(Numbers.time(asOf, zone), count);
    }
}
