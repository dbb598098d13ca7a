package org.gei.pisa.domain.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.Statistic;
import org.gei.pisa.domain.survey.Disclosure;
import org.gei.pisa.domain.survey.ReplicatedStatistic;
import org.gei.pisa.domain.survey.ResponseColumns;
import org.gei.pisa.domain.survey.StudentGroups;
import org.gei.pisa.domain.survey.Students;
import org.jspecify.annotations.Nullable;

/// The estimates of one country: a function of its columns and of the query alone.
public final class CountryAnalysis {

    private CountryAnalysis() {}

    /// In the order of the query: variable, groups by code, measure. Without groups each variable is there, also if no
    /// student has valid data; with groups only those with a student are.
    ///
    /// @param query that passed [QueryRules]
    public static List<CellEstimate> of(EstimateQuery query, ResponseColumns columns) {
        return of(query, columns, Disclosure.OPEN);
    }

    /// The same, with what is held back left out.
    public static List<CellEstimate> of(EstimateQuery query, ResponseColumns columns, Disclosure disclosure) {
        var cells = new ArrayList<CellEstimate>();
        for (var variable : query.variable()) {
            var measures = Measures.of(query, columns, variable);
            if (query.by().isEmpty()) {
                var students = disclosure.released(Students.with(columns, measures.analysed()));
                addCells(cells, measures, Map.of(), students, false);
                continue;
            }
            var all = StudentGroups.of(columns, measures.analysed(), query.by());
            var withheld = ComplementarySuppression.withheld(disclosure, columns, measures.analysed(), query.by(), all);
            var groups = all.released(disclosure);
            if (query.statistic() == Statistic.DIFFERENCE) {
                cells.add(difference(measures, groups, withheld));
            } else {
                for (var group : groups.groups()) {
                    addCells(
                            cells,
                            measures,
                            named(query.by(), group.codes()),
                            group.students(),
                            withheld.contains(group.codes()));
                }
            }
        }
        return List.copyOf(cells);
    }

    private static void addCells(
            List<CellEstimate> cells,
            Measures measures,
            Map<String, String> group,
            Students students,
            boolean withheld) {
        var flag = Disclosure.flag(students, withheld);
        if (measures.query().statistic() == Statistic.COUNT) {
            var count = flag == null ? (Double) (double) students.count() : null;
            cells.add(cell(measures.variable(), null, group, count, null, students, flag));
            return;
        }
        var statistics = flag == null ? measures.statistics(students) : null;
        for (int i = 0; i < measures.names().size(); i++) {
            var statistic = statistics == null ? null : statistics.get(i);
            cells.add(cell(measures.variable(), measures.names().get(i), group, statistic, students, flag));
        }
    }

    /// Both groups have to be reportable for their difference to be.
    private static CellEstimate difference(Measures measures, StudentGroups groups, Set<List<Integer>> withheld) {
        var codes = measures.query().groups();
        var nobody = groups.nobody();
        var first = groups.group(codes.getFirst()).orElse(nobody);
        var second = groups.group(codes.getLast()).orElse(nobody);
        var firstFlag = Disclosure.flag(first, withheld.contains(List.of(codes.getFirst())));
        var flag = firstFlag == null ? Disclosure.flag(second, withheld.contains(List.of(codes.getLast()))) : firstFlag;
        var statistic = flag == null
                ? measures.statistics(first)
                        .getFirst()
                        .minus(measures.statistics(second).getFirst())
                : null;
        var group = Map.of(measures.query().by().getFirst(), codes.getFirst() + "-" + codes.getLast());
        return cell(measures.variable(), null, group, statistic, first.and(second), flag);
    }

    private static CellEstimate cell(
            String variable,
            @Nullable String measure,
            Map<String, String> group,
            @Nullable ReplicatedStatistic statistic,
            Students students,
            @Nullable String flag) {
        var estimate = statistic == null ? null : statistic.estimate();
        return cell(
                variable,
                measure,
                group,
                estimate == null ? null : finite(estimate.value()),
                estimate == null ? null : finite(estimate.standardError()),
                students,
                flag);
    }

    private static CellEstimate cell(
            String variable,
            @Nullable String measure,
            Map<String, String> group,
            @Nullable Double value,
            @Nullable Double standardError,
            Students students,
            @Nullable String flag) {
        return new CellEstimate(
                variable,
                measure,
                group,
                value,
                standardError,
                students.count(),
                students.schools(),
                students.population(),
                flag);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static Map<String, String> named(List<String> variables, List<Integer> codes) {
        var named = new LinkedHashMap<String, String>();
        for (int i = 0; i < variables.size(); i++) {
            named.put(variables.get(i), codes.get(i).toString());
        }
        return named;
    }
}
