package org.gei.pisa.ui.estimate;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.gei.pisa.domain.codebook.Domain;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.ui.chart.Chart;
import org.gei.pisa.ui.chart.ChartData;
import org.gei.pisa.ui.chart.DataTable;
import org.gei.pisa.ui.shell.Numbers;
import tools.jackson.databind.node.ObjectNode;

/// Shares of proficiency levels, stacked to 100 % and aligned where level 2 begins: those below it to the left.
public final class Levels {

    private static final String BASELINE = "2";

    private Levels() {}

    /// One bar per country.
    ///
    /// @param answer shares of all levels of the domain
    /// @param order of the countries, by code; others come after
    public static ChartData ofCountries(EstimateRows answer, Domain domain, List<String> order) {
        var countries = answer.byCountry().values().stream()
                .sorted(Comparator.comparingInt(
                        rows -> place(order, rows.getFirst().country())))
                .toList();
        if (countries.isEmpty()) {
            return ChartData.empty(Intervals.nobody());
        }
        var chart = ChartRows.chart(Chart.Kind.LEVELS);
        describe(chart);
        chart.put("headroom", true);
        for (var shares : countries) {
            var first = shares.getFirst();
            bar(chart, shares, domain, first.country(), Words.code(first)).put("name", Words.name(first));
        }
        var low = countries.stream()
                .filter(rows -> rows.getFirst().value() != null)
                .sorted(Comparator.comparingDouble(rows -> below(rows, domain)))
                .map(rows -> rows.getFirst().name() + " " + Numbers.decimal(below(rows, domain), 1) + " %")
                .toList();
        var summary = low.isEmpty()
                ? "No country has enough students for a value yet."
                : "Students below level 2, fewest: %s; most: %s.".formatted(low.getFirst(), low.getLast());
        return new ChartData(chart, false, "", summary, answer.footer(), table(answer.all(), domain));
    }

    /// One bar per domain, of one country.
    ///
    /// @param answer shares of all levels of all domains
    public static ChartData ofDomains(EstimateRows answer) {
        var chart = ChartRows.chart(Chart.Kind.LEVELS);
        chart.put("rowHeight", 44);
        describe(chart);
        var words = new StringBuilder();
        for (var domain : Domain.values()) {
            var shares = answer.of(domain.variable());
            if (!shares.isEmpty()) {
                bar(chart, shares, domain, domain.variable(), domain.label());
                if (shares.getFirst().value() != null) {
                    words.append("%s: %s %% below level 2. "
                            .formatted(domain.label(), Numbers.decimal(below(shares, domain), 1)));
                }
            }
        }
        if (ChartRows.rows(chart).isEmpty()) {
            return ChartData.empty(Intervals.nobody());
        }
        return new ChartData(
                chart,
                false,
                "",
                words.isEmpty()
                        ? "Not enough students for a value yet."
                        : words.toString().strip(),
                answer.footer(),
                EstimateTables.of(answer.all(), _ -> Unit.PERCENT, Levels::domain, Levels::measure));
    }

    private static ObjectNode bar(ObjectNode chart, List<EstimateRow> shares, Domain domain, String id, String label) {
        var first = shares.getFirst();
        boolean few = first.value() == null;
        var row = ChartRows.rows(chart)
                .addObject()
                .put("id", id)
                .put("label", label)
                .put("few", few)
                .put("text", few ? Words.missing(first) : Numbers.decimal(below(shares, domain), 0) + " %");
        var tip = new StringBuilder(first.name()).append(", ").append(domain.label());
        if (few) {
            tip.append("\ncollecting: ").append(Words.missing(first));
        } else {
            int pivot = pivot(domain);
            var parts = row.put("pivot", pivot).putArray("parts");
            for (int i = 0; i < shares.size(); i++) {
                var share = shares.get(i);
                double value = Objects.requireNonNullElse(share.value(), 0.0);
                parts.addObject()
                        .put("v", ChartRows.shown(value, Unit.PERCENT))
                        .put("c", colour(i, pivot, shares.size()));
                tip.append('\n')
                        .append(measure(domain.variable(), Objects.toString(share.measure(), "")))
                        .append(": ")
                        .append(Words.value(share, Unit.PERCENT))
                        .append(" %");
            }
        }
        return row.put(
                "tip",
                tip.append("\n%s students".formatted(Numbers.whole(first.students())))
                        .toString());
    }

    private static void describe(ObjectNode chart) {
        ChartRows.legend(chart, "far below 2", "low:3/3", "box");
        ChartRows.legend(chart, "just below 2", "low:1/3", "box");
        ChartRows.legend(chart, "level 2", "high:1/5", "box");
        ChartRows.legend(chart, "5 and 6", "high:5/5", "box");
    }

    private static String colour(int band, int pivot, int bands) {
        return band < pivot
                ? "low:%d/%d".formatted(pivot - band, pivot)
                : "high:%d/%d".formatted(band - pivot + 1, bands - pivot);
    }

    /// How many bands are below level 2.
    private static int pivot(Domain domain) {
        return domain.scale().range(BASELINE).first();
    }

    private static double below(List<EstimateRow> shares, Domain domain) {
        return shares.stream()
                .limit(pivot(domain))
                .map(EstimateRow::value)
                .mapToDouble(value -> value == null ? 0 : value)
                .sum();
    }

    private static int place(List<String> order, String country) {
        int place = order.indexOf(country);
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private static DataTable table(List<EstimateRow> rows, Domain domain) {
        return EstimateTables.of(rows, _ -> Unit.PERCENT, _ -> domain.label(), Levels::measure);
    }

    private static String domain(String variable) {
        return Domain.find(variable).map(Domain::label).orElse(variable);
    }

    /// A level in words: `Below level 1c`.
    static String measure(String variable, String measure) {
        return Domain.find(variable)
                .filter(_ -> !measure.isEmpty())
                .map(found -> found.scale().range(measure).label())
                .orElse(measure);
    }
}
