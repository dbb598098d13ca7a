package org.gei.pisa.ui.estimate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.ui.chart.Chart;
import org.gei.pisa.ui.chart.ChartData;
import org.gei.pisa.ui.shell.Numbers;
import tools.jackson.databind.node.ObjectNode;

/// Several values per country: those of groups, levels or percentiles, in one row with a line between them, as long as
/// their colours and shapes can be told apart; otherwise each in a row of its own.
public final class Groups {

    private static final List<String> SHAPES = List.of("circle", "diamond", "square", "up", "down", "bar");

    private Groups() {}

    /// @param name what tells the rows of a country apart, in words
    public static ChartData ofCountries(EstimateRows answer, Unit unit, Function<EstimateRow, String> name) {
        var all = answer.all();
        var names = all.stream().map(name).distinct().toList();
        if (all.isEmpty()) {
            return ChartData.empty(Intervals.nobody());
        }
        var chart = ChartRows.chart(Chart.Kind.INTERVALS, unit);
        boolean together = names.size() <= SHAPES.size();
        if (together) {
            chart.put("rowHeight", Math.max(20, 9 * names.size() + 8));
            for (int i = 0; i < names.size(); i++) {
                ChartRows.legend(chart, names.get(i), "group" + (i + 1), SHAPES.get(i));
            }
        }
        var countries = new ArrayList<>(answer.byCountry().values());
        countries.sort(Comparator.comparing(List::getFirst, EstimateRows.DESCENDING));
        for (var rows : countries) {
            if (together) {
                together(chart, rows, names, unit, name);
            } else {
                rows.forEach(row -> alone(chart, row, unit, name.apply(row)));
            }
        }
        return new ChartData(
                chart,
                false,
                "",
                EstimateRows.summary(all, unit, row -> row.name() + ", " + name.apply(row)),
                answer.footer(),
                EstimateTables.of(all, unit));
    }

    private static void together(
            ObjectNode chart,
            List<EstimateRow> rows,
            List<String> names,
            Unit unit,
            Function<EstimateRow, String> name) {
        var first = rows.getFirst();
        var known = rows.stream().filter(row -> row.value() != null).toList();
        var tip = new StringBuilder(first.name());
        for (var row : rows) {
            tip.append("\n%s: %s (%s students)"
                    .formatted(name.apply(row), Words.value(row, unit), Numbers.whole(row.students())));
        }
        var json = ChartRows.country(chart, first, tip.toString(), unit)
                .put("few", known.isEmpty())
                .put("text", known.isEmpty() ? Words.missing(first) : span(known, unit));
        for (var row : rows) {
            int i = names.indexOf(name.apply(row));
            ChartRows.point(json, row, unit, "group" + (i + 1), SHAPES.get(i));
        }
    }

    /// `380–431`, from the lowest to the highest
    private static String span(List<EstimateRow> known, Unit unit) {
        var values = known.stream()
                .map(EstimateRow::value)
                .mapToDouble(value -> value == null ? 0 : value)
                .summaryStatistics();
        return known.size() == 1
                ? unit.text(values.getMin())
                : unit.text(values.getMin()) + " to " + unit.text(values.getMax());
    }

    private static void alone(ObjectNode chart, EstimateRow row, Unit unit, String name) {
        var json = ChartRows.country(chart, row, Words.tip(row, name, unit), unit)
                .put("id", Words.key(row) + row.country())
                .put("label", Words.code(row) + " " + name)
                .put("name", Words.name(row) + ", " + name);
        ChartRows.point(json, row, unit, "accent", "circle");
    }
}
