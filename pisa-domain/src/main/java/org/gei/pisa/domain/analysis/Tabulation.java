package org.gei.pisa.domain.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gei.pisa.domain.live.AverageEstimate;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.domain.live.EstimateTable;
import org.gei.pisa.domain.live.Statistic;
import org.gei.pisa.domain.survey.Comparison;
import org.gei.pisa.domain.survey.InternationalAverage;
import org.gei.pisa.domain.survey.ReportingStandard;
import org.jspecify.annotations.Nullable;

/// Sets the estimates of countries side by side: averages over them, and each compared with the average it is part of.
public final class Tabulation {

    private Tabulation() {}

    /// @param shown whether it has rows in the table, or only takes part in averages
    /// @param coverage responses loaded / students expected
    public record Country(String code, String name, double coverage, boolean shown, List<CellEstimate> cells) {}

    private record Key(String variable, @Nullable String measure, Map<String, String> group) {

        static Key of(CellEstimate cell) {
            return new Key(cell.variable(), cell.measure(), cell.group());
        }
    }

    /// @param countries by code: averages are summed in their order
    public static EstimateTable of(EstimateQuery query, long version, @Nullable Instant asOf, List<Country> countries) {
        var sums = new LinkedHashMap<Key, InternationalAverage>();
        for (var country : countries) {
            for (var cell : country.cells()) {
                var average = sums.computeIfAbsent(Key.of(cell), _ -> new InternationalAverage());
                var value = cell.value();
                if (value != null) {
                    // a value without standard error leaves the average without one
                    average.add(value, Objects.requireNonNullElse(cell.standardError(), Double.NaN));
                }
            }
        }
        var rows = new ArrayList<EstimateRow>();
        for (var country : countries) {
            if (country.shown()) {
                country.cells().forEach(cell -> rows.add(row(country, cell, comparison(query, cell, sums))));
            }
        }
        var averages = new ArrayList<AverageEstimate>();
        sums.forEach((key, average) -> averages.add(new AverageEstimate(
                key.variable(),
                key.measure(),
                key.group(),
                finite(average.value()),
                finite(average.standardError()),
                average.countries())));
        averages.sort(order(query));
        return new EstimateTable(
                query, version, asOf, rows, averages.size() == 1 ? averages.getFirst() : null, averages);
    }

    /// As rows are ordered; measures stay as they are. A group may be missing in the first countries.
    private static Comparator<AverageEstimate> order(EstimateQuery query) {
        var order = Comparator.comparingInt(
                (AverageEstimate average) -> query.variable().indexOf(average.variable()));
        for (var by : query.by()) {
            order = order.thenComparing(average ->
                            Objects.requireNonNull(average.group().get(by)).length())
                    .thenComparing(
                            average -> Objects.requireNonNull(average.group().get(by)));
        }
        return order;
    }

    private static @Nullable Comparison comparison(
            EstimateQuery query, CellEstimate cell, Map<Key, InternationalAverage> averages) {
        var average = Objects.requireNonNull(averages.get(Key.of(cell)));
        var value = cell.value();
        var standardError = cell.standardError();
        if (value == null
                || standardError == null
                || !Double.isFinite(average.standardError())
                || query.statistic() == Statistic.COUNT) {
            return null;
        }
        return Comparison.withAverage(
                value, standardError, average.value(), average.standardError(), average.countries());
    }

    private static EstimateRow row(Country country, CellEstimate cell, @Nullable Comparison againstAverage) {
        return new EstimateRow(
                country.code(),
                country.name(),
                cell.variable(),
                cell.measure(),
                cell.group(),
                cell.value(),
                cell.standardError(),
                cell.students(),
                cell.schools(),
                cell.population(),
                country.coverage(),
                ReportingStandard.mark(country.coverage()),
                cell.flag(),
                againstAverage);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
