package org.gei.pisa.ui.estimate;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gei.pisa.domain.codebook.Domain;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.domain.live.EstimateTable;
import org.gei.pisa.ui.chart.Chart;
import org.gei.pisa.ui.chart.ChartData;
import org.gei.pisa.ui.chart.DataTable;
import org.gei.pisa.ui.feed.Trend;
import org.gei.pisa.ui.shell.Numbers;

/// The three domains of one country, one row each.
public final class Domains {

    private static final List<String> COLOURS = List.of("group1", "group2", "group3");

    private Domains() {}

    /// Each domain with its interval, the average as a mark beside it.
    public static ChartData againstAverage(EstimateTable table, ZoneId zone) {
        return rows(new EstimateRows(table, Set.of(), zone), false);
    }

    /// Differences around zero: gaps, or slopes.
    public static ChartData gaps(EstimateTable table, ZoneId zone) {
        return rows(new EstimateRows(table, Set.of(), zone), true);
    }

    private static ChartData rows(EstimateRows answer, boolean zero) {
        var chart = ChartRows.chart(Chart.Kind.INTERVALS).put("zero", zero).put("rowHeight", 40);
        var words = new ArrayList<String>();
        for (var row : answer.all()) {
            var name = name(row.variable());
            var json = ChartRows.rows(chart)
                    .addObject()
                    .put("id", row.variable())
                    .put("label", name)
                    .put("text", Words.value(row, Unit.SCORE))
                    .put("few", row.value() == null)
                    .put("tip", Words.tip(row, name, Unit.SCORE));
            ChartRows.significance(json, row, Unit.SCORE);
            var average = answer.average(row);
            if (average != null && average.value() != null) {
                json.put("reference", ChartRows.shown(average.value(), Unit.SCORE));
            }
            var against = Words.against(row.againstAverage(), Unit.SCORE);
            words.add(name + " " + Words.value(row, Unit.SCORE) + (against.isEmpty() ? "" : ", " + against));
        }
        ChartRows.legend(chart, "above", "above", "up");
        ChartRows.legend(chart, "not different", "same", "circle");
        ChartRows.legend(chart, "below", "below", "down");
        ChartRows.legend(chart, "average", "text", "bar");
        return new ChartData(
                chart,
                answer.all().isEmpty(),
                Intervals.nobody(),
                String.join("; ", words),
                answer.footer(),
                table(answer.all()));
    }

    /// How the estimates moved, with their intervals.
    public static ChartData trend(Trend trend, ZoneId zone) {
        var chart = ChartRows.chart(Chart.Kind.TREND);
        var series = chart.putArray("series");
        var domains = Domain.values();
        for (int i = 0; i < domains.length; i++) {
            series.addObject()
                    .put("id", domains[i].variable())
                    .put("name", domains[i].label())
                    .put("c", COLOURS.get(i));
        }
        for (var point : trend.points()) {
            var tip = new StringBuilder(Numbers.time(point.at(), zone));
            var json = ChartRows.rows(chart)
                    .addObject()
                    .put("id", Long.toString(point.at().toEpochMilli()))
                    .put("t", point.at().toEpochMilli());
            var values = json.putObject("values");
            for (var row : point.table().estimates()) {
                tip.append("\n%s %s".formatted(name(row.variable()), Words.value(row, Unit.SCORE)));
                if (row.value() != null) {
                    values.putArray(row.variable())
                            .add(ChartRows.shown(row.value(), Unit.SCORE))
                            .add(ChartRows.shown(Objects.requireNonNull(Words.low(row)), Unit.SCORE))
                            .add(ChartRows.shown(Objects.requireNonNull(Words.high(row)), Unit.SCORE));
                }
            }
            json.put("tip", tip.toString());
        }
        var rows = new EstimateRows(trend.newest(), Set.of(), zone);
        var since = Numbers.time(trend.points().getFirst().at(), zone);
        boolean nothing = rows.all().stream().allMatch(row -> row.value() == null);
        return new ChartData(
                chart,
                nothing,
                rows.all().isEmpty()
                        ? Intervals.nobody()
                        : "Collecting: " + Words.missing(rows.all().getFirst()) + ".",
                "%d changes since %s. Now: %s"
                        .formatted(
                                trend.points().size() - 1,
                                since,
                                EstimateRows.summary(rows.all(), Unit.SCORE, row -> name(row.variable()))),
                "since %s · %s changes · %s"
                        .formatted(since, Numbers.whole(trend.points().size() - 1L), rows.footer()),
                table(rows.all()));
    }

    private static DataTable table(List<EstimateRow> rows) {
        return EstimateTables.of(rows, _ -> Unit.SCORE, Domains::name, (_, code) -> code);
    }

    static String name(String variable) {
        return Domain.find(variable).map(Domain::label).orElse(variable);
    }
}
