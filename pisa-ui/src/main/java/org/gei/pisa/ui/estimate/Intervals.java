package org.gei.pisa.ui.estimate;

import java.util.List;
import org.gei.pisa.domain.live.AverageEstimate;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.domain.survey.Comparison;
import org.gei.pisa.ui.chart.Chart;
import org.gei.pisa.ui.chart.ChartData;
import org.gei.pisa.ui.shell.Numbers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// One value per country with its interval.
public final class Intervals {

    private Intervals() {}

    /// Sorted, with the international average as a line, and who is above, below or not different from it.
    public static ChartData ranking(EstimateRows answer, Unit unit) {
        var rows = answer.all().stream().sorted(EstimateRows.DESCENDING).toList();
        if (rows.isEmpty()) {
            return ChartData.empty(nobody());
        }
        var chart = ChartRows.chart(Chart.Kind.INTERVALS, unit);
        for (var row : rows) {
            ChartRows.significance(ChartRows.country(chart, row, Words.tip(row, "", unit), unit), row, unit);
        }
        var average = answer.average(rows.getFirst());
        average(chart, average, unit);
        var sides = rows.stream()
                .map(row -> ChartRows.Side.of(row.againstAverage()))
                .toList();
        ChartRows.legend(chart, "above " + count(sides, ChartRows.Side.ABOVE), "above", "up");
        ChartRows.legend(chart, "not different " + count(sides, ChartRows.Side.SAME), "same", "circle");
        ChartRows.legend(chart, "below " + count(sides, ChartRows.Side.BELOW), "below", "down");
        var value = average == null ? null : average.value();
        var summary = EstimateRows.summary(rows, unit, EstimateRow::name)
                + (value == null
                        ? ""
                        : " International average " + unit.text(value) + "; significantly above it "
                                + count(sides, ChartRows.Side.ABOVE) + ", below " + count(sides, ChartRows.Side.BELOW)
                                + " countries.");
        return new ChartData(chart, false, "", summary, answer.footer(), EstimateTables.of(rows, unit));
    }

    /// Bars from zero, sorted.
    ///
    /// @param whiskers whether the intervals are drawn
    public static ChartData bars(EstimateRows answer, Unit unit, boolean whiskers) {
        var rows = answer.all().stream().sorted(EstimateRows.DESCENDING).toList();
        if (rows.isEmpty()) {
            return ChartData.empty(nobody());
        }
        var chart = ChartRows.chart(Chart.Kind.BARS).put("whiskers", whiskers).put("dense", true);
        for (var row : rows) {
            ChartRows.point(
                    ChartRows.country(chart, row, Words.tip(row, "", unit), unit), row, unit, "accent", "circle");
        }
        return new ChartData(
                chart,
                false,
                "",
                EstimateRows.summary(rows, unit, EstimateRow::name),
                answer.footer(),
                EstimateTables.of(rows, unit));
    }

    static void average(ObjectNode chart, @Nullable AverageEstimate average, Unit unit) {
        if (average == null || average.value() == null) {
            return;
        }
        double value = average.value();
        var error = average.standardError();
        double half = error == null ? 0 : Comparison.Z_95 * error;
        ChartRows.value(chart.putObject("average"), value, value - half, value + half, unit)
                .put(
                        "text",
                        "average of %s: %s"
                                .formatted(
                                        Numbers.whole(average.countries()),
                                        error == null ? unit.text(value) : unit.text(value, error)));
    }

    /// What is missing where there is no row at all.
    static String nobody() {
        return "No response of the chosen countries is loaded yet. It appears here by itself; choose other countries to"
                + " see theirs.";
    }

    private static long count(List<ChartRows.Side> sides, ChartRows.Side side) {
        return sides.stream().filter(side::equals).count();
    }
}
