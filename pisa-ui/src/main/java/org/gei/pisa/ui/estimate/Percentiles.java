package org.gei.pisa.ui.estimate;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.ui.chart.Chart;
import org.gei.pisa.ui.chart.ChartData;
import org.gei.pisa.ui.shell.Numbers;
import tools.jackson.databind.node.ObjectNode;

/// The distribution of each country: 10th, 25th, 50th, 75th and 90th percentile.
public final class Percentiles {

    private Percentiles() {}

    /// @param answer these five percentiles, ascending
    /// @param order of the countries, by code; others come after
    public static ChartData ofCountries(EstimateRows answer, Unit unit, List<String> order) {
        var countries = answer.byCountry().values().stream()
                .sorted(Comparator.comparingInt(rows -> {
                    int place = order.indexOf(rows.getFirst().country());
                    return place < 0 ? Integer.MAX_VALUE : place;
                }))
                .toList();
        if (countries.isEmpty()) {
            return ChartData.empty(Intervals.nobody());
        }
        var chart = ChartRows.chart(Chart.Kind.PERCENTILES);
        for (var rows : countries) {
            add(chart, rows, unit);
        }
        ChartRows.legend(chart, "median", "text", "bar");
        ChartRows.legend(chart, "P25 to P75", "accent", "box");
        ChartRows.legend(chart, "P10 to P90", "accentSoft", "box");
        chart.put("headroom", true);
        var ranges = countries.stream()
                .filter(rows ->
                        rows.getFirst().value() != null && rows.getLast().value() != null)
                .sorted(Comparator.comparingDouble(Percentiles::range))
                .map(rows -> rows.getFirst().name() + " " + Numbers.decimal(unit.shown(range(rows)), unit.decimals()))
                .toList();
        var summary = ranges.isEmpty()
                ? "No country has enough students for a value yet."
                : "Distance from the 10th to the 90th percentile, smallest: %s; largest: %s."
                        .formatted(ranges.getFirst(), ranges.getLast());
        return new ChartData(
                chart,
                false,
                "",
                summary,
                answer.footer(),
                EstimateTables.of(answer.all(), _ -> unit, name -> name, (_, code) -> "P" + code));
    }

    private static void add(ObjectNode chart, List<EstimateRow> rows, Unit unit) {
        var first = rows.getFirst();
        var values =
                rows.stream().map(EstimateRow::value).filter(Objects::nonNull).toList();
        boolean few = values.size() < rows.size();
        var tip = new StringBuilder(first.name());
        for (var row : rows) {
            tip.append("\nP%s: %s".formatted(row.measure(), Words.value(row, unit)));
        }
        tip.append("\n%s students".formatted(Numbers.whole(first.students())));
        var json = ChartRows.rows(chart)
                .addObject()
                .put("id", first.country())
                .put("label", Words.code(first))
                .put("name", Words.name(first))
                .put("few", few)
                .put(
                        "text",
                        few ? Words.missing(first) : unit.text(values.getFirst()) + "–" + unit.text(values.getLast()))
                .put("tip", tip.toString());
        if (!few) {
            var p = json.putArray("p");
            values.forEach(value -> p.add(ChartRows.shown(value, unit)));
        }
    }

    private static double range(List<EstimateRow> rows) {
        return Objects.requireNonNull(rows.getLast().value())
                - Objects.requireNonNull(rows.getFirst().value());
    }
}
