package org.gei.pisa.ui.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.ui.chart.Chart;
import org.gei.pisa.ui.chart.ChartData;
import tools.jackson.databind.node.ObjectNode;

/// Two estimates of each country against each other.
public final class Plane {

    private Plane() {}

    /// @param answer the same statistic of the two variables
    /// @param x variable of the horizontal axis
    /// @param y variable of the vertical axis
    /// @param whiskers whether the intervals are drawn
    public static ChartData scatter(
            EstimateRows answer, String x, String xName, String y, String yName, Unit unit, boolean whiskers) {
        var chart = ChartRows.chart(Chart.Kind.SCATTER)
                .put("xName", xName)
                .put("yName", yName)
                .put("whiskers", whiskers);
        var collecting = new ArrayList<String>();
        for (var rows : answer.byCountry().values()) {
            var ofX = find(rows, x);
            var ofY = find(rows, y);
            if (ofX.value() == null || ofY.value() == null) {
                collecting.add(ofX.country() + " " + Words.missing(ofX.value() == null ? ofX : ofY));
            } else {
                var row = ChartRows.rows(chart)
                        .addObject()
                        .put("id", ofX.country())
                        .put("label", Words.code(ofX))
                        .put("n", Math.min(ofX.students(), ofY.students()))
                        .put("tip", Words.tip(ofX, xName, unit) + "\n" + yName + ": " + Words.value(ofY, unit));
                axis(row, "x", ofX, unit);
                axis(row, "y", ofY, unit);
            }
        }
        var ofY = answer.of(y);
        var missing = collecting.isEmpty()
                ? ""
                : " · collecting: " + String.join(", ", collecting.subList(0, Math.min(4, collecting.size())))
                        + (collecting.size() > 4 ? " and " + (collecting.size() - 4) + " more" : "");
        return new ChartData(
                chart,
                ChartRows.rows(chart).isEmpty(),
                collecting.isEmpty() ? Intervals.nobody() : "Not enough students yet" + missing + ".",
                yName + ". " + EstimateRows.summary(ofY, unit, EstimateRow::name),
                answer.footer() + missing,
                EstimateTables.of(
                        answer.all(), _ -> unit, variable -> variable.equals(x) ? xName : yName, (_, code) -> code));
    }

    private static EstimateRow find(List<EstimateRow> rows, String variable) {
        return rows.stream()
                .filter(row -> row.variable().equals(variable))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("expected an estimate of %s for every country, but %s has none"
                                .formatted(variable, rows.getFirst().country())));
    }

    private static void axis(ObjectNode row, String axis, EstimateRow estimate, Unit unit) {
        row.put(axis, ChartRows.shown(Objects.requireNonNull(estimate.value()), unit));
        var low = Words.low(estimate);
        var high = Words.high(estimate);
        if (low != null && high != null) {
            row.put(axis + "lo", ChartRows.shown(low, unit)).put(axis + "hi", ChartRows.shown(high, unit));
        }
    }
}
