package org.gei.pisa.domain.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gei.pisa.domain.codebook.Domain;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.survey.Descriptives;
import org.gei.pisa.domain.survey.Percentiles;
import org.gei.pisa.domain.survey.Quantity;
import org.gei.pisa.domain.survey.Regression;
import org.gei.pisa.domain.survey.ReplicatedStatistic;
import org.gei.pisa.domain.survey.ResponseColumns;
import org.gei.pisa.domain.survey.Shares;
import org.gei.pisa.domain.survey.Students;
import org.jspecify.annotations.Nullable;

/// The measures of one variable that a query asks for: their names, and their statistics for some students.
///
/// @param analysed the variable, then what is analysed with it: who has no valid data of these is left out
/// @param names one per statistic; a single null where there is nothing to tell apart
record Measures(
        EstimateQuery query,
        ResponseColumns columns,
        String variable,
        List<Quantity> analysed,
        List<@Nullable String> names) {

    static Measures of(EstimateQuery query, ResponseColumns columns, String variable) {
        var analysed = new ArrayList<Quantity>();
        analysed.add(columns.quantity(variable));
        var other = query.on() == null ? query.with() : query.on();
        if (other != null) {
            analysed.add(columns.quantity(other));
        }
        var names = new ArrayList<@Nullable String>();
        switch (query.statistic()) {
            case PERCENTILE -> query.p().forEach(p -> names.add(EstimateQuery.percent(p)));
            case SHARE -> names.addAll(shareNames(query, columns, variable));
            default -> names.add(null);
        }
        return new Measures(query, columns, variable, analysed, names);
    }

    private static List<String> shareNames(EstimateQuery query, ResponseColumns columns, String variable) {
        var domain = Domain.find(variable);
        if (domain.isPresent()) {
            return query.level().isEmpty()
                    ? domain.get().scale().partition().stream()
                            .map(range -> range.text())
                            .toList()
                    : query.level();
        }
        return (query.category().isEmpty() ? columns.layout().codes(variable) : query.category())
                .stream().map(code -> Integer.toString(code)).toList();
    }

    /// One statistic per name. Not for differences and counts, which are made otherwise.
    List<ReplicatedStatistic> statistics(Students students) {
        var x = analysed.getFirst();
        var other = analysed.getLast();
        return switch (query.statistic()) {
            case MEAN, DIFFERENCE -> List.of(Descriptives.mean(students, x));
            case STANDARD_DEVIATION -> List.of(Descriptives.standardDeviation(students, x));
            case PERCENTILE -> Percentiles.of(students, x, query.p());
            case SHARE -> shares(students, x);
            case SLOPE ->
                List.of(Regression.of(students, x, List.of(other)).slopes().getFirst());
            case INTERCEPT -> List.of(Regression.of(students, x, List.of(other)).intercept());
            case R2 -> List.of(Regression.of(students, x, List.of(other)).explained());
            case CORRELATION -> List.of(Descriptives.correlation(students, x, other));
            case COUNT -> List.of();
        };
    }

    private List<ReplicatedStatistic> shares(Students students, Quantity x) {
        var domain = Domain.find(variable);
        if (domain.isPresent()) {
            var scale = domain.get().scale();
            var shares = Shares.ofLevels(students, x, scale);
            return names.stream()
                    .map(name -> scale.range(Objects.requireNonNull(name)))
                    .map(range -> shares.of(range.first(), range.last()))
                    .toList();
        }
        var codes = names.stream()
                .map(name -> Integer.valueOf(Objects.requireNonNull(name)))
                .toList();
        var shares = Shares.ofCategories(students, x, codes);
        var statistics = new ArrayList<ReplicatedStatistic>();
        for (int i = 0; i < codes.size(); i++) {
            statistics.add(shares.of(i, i));
        }
        return statistics;
    }
}
