package org.gei.pisa.ui.compare;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gei.pisa.domain.codebook.Domain;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.domain.live.Statistic;
import org.gei.pisa.ui.chart.ChartData;
import org.gei.pisa.ui.chart.DataTable;
import org.gei.pisa.ui.estimate.EstimateRows;
import org.gei.pisa.ui.estimate.EstimateTables;
import org.gei.pisa.ui.estimate.Groups;
import org.gei.pisa.ui.estimate.Intervals;
import org.gei.pisa.ui.estimate.Levels;
import org.gei.pisa.ui.estimate.Percentiles;
import org.gei.pisa.ui.estimate.Unit;
import org.gei.pisa.ui.feed.Variables;

/// The answer to a question, in the chart that fits it.
record Answer(EstimateRows rows, Variables variables) {

    private EstimateQuery query() {
        return rows.table().query();
    }

    private String variable() {
        return query().variable().getFirst();
    }

    Unit unit() {
        return Unit.of(query().statistic(), variable(), variables.label(variable()));
    }

    ChartData chart() {
        var ranked = rows.all().stream()
                .sorted(EstimateRows.DESCENDING)
                .map(EstimateRow::country)
                .distinct()
                .toList();
        var domain = Domain.find(variable());
        boolean grouped = !query().by().isEmpty() && query().statistic() != Statistic.DIFFERENCE;
        var data = grouped
                ? Groups.ofCountries(rows, unit(), this::key)
                : switch (query().statistic()) {
                    case SHARE ->
                        domain.isPresent() && measures() == domain.get().scale().bands()
                                ? Levels.ofCountries(rows, domain.get(), ranked)
                                : measured();
                    case PERCENTILE -> measures() == 5 ? Percentiles.ofCountries(rows, unit(), ranked) : measured();
                    case COUNT -> Intervals.bars(rows, unit(), false);
                    case MEAN, STANDARD_DEVIATION, DIFFERENCE, SLOPE, INTERCEPT, R2, CORRELATION ->
                        Intervals.ranking(rows, unit());
                };
        return new ChartData(data.json(), data.nothing(), data.emptyText(), data.summary(), data.footer(), table());
    }

    private ChartData measured() {
        return measures() > 1 ? Groups.ofCountries(rows, unit(), this::key) : Intervals.ranking(rows, unit());
    }

    private long measures() {
        return rows.all().stream().map(EstimateRow::measure).distinct().count();
    }

    DataTable table() {
        return EstimateTables.of(
                rows.all(),
                _ -> unit(),
                variables::label,
                (name, code) -> name.equals(variable()) ? measure(variables, name, code) : variables.label(name, code));
    }

    /// What tells the rows of a country apart, in words.
    String key(EstimateRow row) {
        var groups = row.group().entrySet().stream()
                .map(group -> variables.label(group.getKey(), group.getValue()))
                .collect(Collectors.joining(", "));
        var measure = Objects.toString(row.measure(), "");
        return List.of(groups, measure.isEmpty() ? "" : measure(variables, row.variable(), measure)).stream()
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /// `Level 5 or above`, `P10`, `Yes`
    static String measure(Variables variables, String variable, String measure) {
        var domain = Domain.find(variable);
        if (domain.isPresent()) {
            return measure.matches("[0-9.]+")
                            && domain.get().scale().levels().stream()
                                    .noneMatch(level -> level.name().equals(measure))
                    ? "P" + measure
                    : domain.get().scale().range(measure).label();
        }
        return variables.label(variable, measure);
    }
}
