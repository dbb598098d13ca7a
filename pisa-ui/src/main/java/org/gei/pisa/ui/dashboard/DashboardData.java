package org.gei.pisa.ui.dashboard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.gei.pisa.domain.live.Means;
import org.gei.pisa.domain.live.Submissions;
import org.gei.pisa.domain.live.Timeline;
import org.gei.pisa.ui.chart.ChartData;
import org.gei.pisa.ui.shell.Numbers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes the states of the API into what the cards of the dashboard show. Pure: the same state gives the same card.
///
/// @param selected codes to show; empty for all
record DashboardData(Set<String> selected, ZoneId zone) {

    /// Fewer students with valid data than this are not to be relied on (OECD reporting standard).
    private static final int FEW = 30;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    DashboardData {
        selected = Set.copyOf(selected);
    }

    boolean shows(String country) {
        return selected.isEmpty() || selected.contains(country);
    }

    List<Submissions.CountrySubmissions> countries(Submissions submissions) {
        return submissions.countries().stream()
                .filter(country -> shows(country.country()))
                .toList();
    }

    ChartData progress(Submissions submissions) {
        var rows = JSON.arrayNode();
        var countries = countries(submissions).stream()
                .sorted(Comparator.comparingDouble(Submissions.CountrySubmissions::coverage)
                        .reversed())
                .toList();
        for (var country : countries) {
            var share = Numbers.percent(country.coverage());
            row(rows, country.country(), country.country(), false)
                    .put("value", 100 * country.coverage())
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
        double most = countries.stream()
                .mapToDouble(Submissions.CountrySubmissions::coverage)
                .max()
                .orElse(0);
        var json = JSON.objectNode().put("max", ceiling(100 * most)).set("rows", rows);
        return new ChartData(
                (ObjectNode) json,
                rows.isEmpty(),
                "No country is configured yet.",
                summary(countries.stream()
                        .map(country -> country.name() + " " + Numbers.percent(country.coverage()))
                        .toList()),
                footer(submissions.asOf(), countries.size() + " countries"));
    }

    ChartData timeline(Timeline timeline) {
        var points = JSON.arrayNode();
        long total = 0;
        for (var count : timeline.counts()) {
            var from = count.from().atZone(zone);
            var label = "%02d:00".formatted(from.getHour());
            points.addObject()
                    .put("label", label)
                    .put("value", count.submissions())
                    .put(
                            "tip",
                            "%s to %02d:00: %s"
                                    .formatted(label, (from.getHour() + 1) % 24, Numbers.whole(count.submissions())));
            total += count.submissions();
        }
        return new ChartData(
                (ObjectNode) JSON.objectNode().set("points", points),
                total == 0,
                "Nothing was submitted in the last 24 hours.",
                Numbers.whole(total) + " submissions in the last 24 hours",
                footer(timeline.asOf(), Numbers.whole(total) + " in 24 hours"));
    }

    ChartData hours(Means means) {
        var rows = JSON.arrayNode();
        // one order for every state: the chart itself sorts, and moves what changes place
        for (var mean : shown(means)) {
            var value = Numbers.decimal(mean.value(), 1);
            row(rows, mean.country(), label(mean), few(mean))
                    .put("value", mean.value())
                    .put("text", value)
                    .put("tip", tip(mean, value + " hours per week"));
        }
        double most = shown(means).stream()
                .mapToDouble(Means.CountryMean::value)
                .max()
                .orElse(10);
        var json = JSON.objectNode().put("min", 0).put("max", 5 * Math.ceil(most * 1.05 / 5));
        json.set("rows", rows);
        return data(json, means, Means.CountryMean::value, mean -> Numbers.decimal(mean.value(), 1) + " h");
    }

    ChartData bubbles(Means means) {
        var rows = JSON.arrayNode();
        for (var mean : shown(means)) {
            double belong = Objects.requireNonNull(mean.second(), "the stream of two means has two means");
            row(rows, mean.country(), label(mean), few(mean))
                    .put("x", mean.value())
                    .put("y", belong)
                    .put("n", mean.students())
                    .put(
                            "tip",
                            tip(
                                    mean,
                                    Numbers.decimal(mean.value(), 2) + " years of early education, belonging "
                                            + Numbers.decimal(belong, 2)));
        }
        var json =
                JSON.objectNode().put("xName", "Years of early education").put("yName", "Sense of belonging (index)");
        json.set("rows", rows);
        return data(
                json,
                means,
                mean -> Objects.requireNonNull(mean.second()),
                mean -> Numbers.decimal(Objects.requireNonNull(mean.second()), 2) + " belonging");
    }

    ChartData map(Means means) {
        var rows = JSON.arrayNode();
        for (var mean : shown(means)) {
            var row = row(rows, mean.country(), label(mean), few(mean))
                    .put("value", mean.value())
                    .put("tip", tip(mean, "ESCS " + Numbers.decimal(mean.value(), 2)));
            var shape = Places.shape(mean.country());
            var point = Places.point(mean.country());
            if (shape != null) {
                row.put("shape", shape);
            } else if (point != null) {
                row.put("lon", point.lon()).put("lat", point.lat());
            } else {
                rows.remove(rows.size() - 1); // nobody told where it is
            }
        }
        var json = JSON.objectNode();
        json.set("rows", rows);
        return data(json, means, Means.CountryMean::value, mean -> Numbers.decimal(mean.value(), 2));
    }

    private List<Means.CountryMean> shown(Means means) {
        return means.countries().stream().filter(mean -> shows(mean.country())).toList();
    }

    private ChartData data(
            ObjectNode json,
            Means means,
            ToDoubleFunction<Means.CountryMean> order,
            Function<Means.CountryMean, String> text) {
        var shown = shown(means);
        long students = shown.stream().mapToLong(Means.CountryMean::students).sum();
        return new ChartData(
                json,
                shown.isEmpty(),
                "No response with an answer to this is loaded yet.",
                summary(shown.stream()
                        .sorted(Comparator.comparingDouble(order).reversed())
                        .map(mean -> mean.name() + " " + text.apply(mean))
                        .toList()),
                footer(means.asOf(), Numbers.whole(students) + " students"));
    }

    private static String summary(List<String> descending) {
        return descending.isEmpty()
                ? "No data"
                : "Highest: %s. Lowest: %s.".formatted(descending.getFirst(), descending.getLast());
    }

    private static ObjectNode row(ArrayNode rows, String code, String label, boolean few) {
        return rows.addObject().put("code", code).put("label", label).put("few", few);
    }

    private static boolean few(Means.CountryMean mean) {
        return mean.students() < FEW;
    }

    private static String label(Means.CountryMean mean) {
        return (mean.country() + " " + Numbers.coverageMark(mean.coverage())).strip();
    }

    private static String tip(Means.CountryMean mean, String value) {
        var students = few(mean)
                ? "%d of %d students needed".formatted(mean.students(), FEW)
                : Numbers.whole(mean.students()) + " students";
        return "%s: %s\n%s, %s of the sample".formatted(mean.name(), value, students, Numbers.percent(mean.coverage()));
    }

    private String footer(@Nullable Instant asOf, String count) {
        return "as of %s · %s".formatted(Numbers.time(asOf, zone), count);
    }

    /// A round number not below the value: 1, 2, 5, 10, 20, 50, 100 ...
    private static double ceiling(double value) {
        double limit = 1;
        for (int step = 0; limit < value; step++) {
            limit *= step % 3 == 1 ? 2.5 : 2;
        }
        return limit;
    }
}
