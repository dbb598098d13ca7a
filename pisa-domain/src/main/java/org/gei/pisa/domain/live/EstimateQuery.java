package org.gei.pisa.domain.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is asked of `/api/v1/estimates`. Components are named as the parameters of the request. One query gives
/// every measure and group of a chart: several variables, percentiles, levels or categories are asked for at once.
///
/// @param statistic what is estimated
/// @param variable of what: loaded variables, or a domain (`PVREAD`, `PVMATH`, `PVSCIE`); one to three
/// @param by up to two categorical variables that divide the students into groups
/// @param countries codes; empty means all
/// @param p for `percentile`: between 0 and 100; empty means 10, 25, 50, 75, 90
/// @param category for `share` of a categorical variable: codes; empty means all of them
/// @param level for `share` of a domain: `2`, `1a`, `atLeast:5`, `below:2`; empty means every level and what is
///     below the lowest, which together are all students
/// @param groups for `difference`: two codes of the one variable in `by`; the first minus the second
/// @param on for `slope`, `intercept`, `r2`: the variable that explains
/// @param with for `correlation`: the other variable
/// @param average over which countries the average goes
public record EstimateQuery(
        Statistic statistic,
        List<String> variable,
        List<String> by,
        List<String> countries,
        List<Double> p,
        List<Integer> category,
        List<String> level,
        List<Integer> groups,
        @Nullable String on,
        @Nullable String with,
        Scope average) {

    public EstimateQuery {
        variable = List.copyOf(variable);
        by = List.copyOf(by);
        countries = List.copyOf(countries);
        p = List.copyOf(p);
        category = List.copyOf(category);
        level = List.copyOf(level);
        groups = List.copyOf(groups);
    }

    /// Countries that the average is over, and that each country is compared with.
    public enum Scope {
        /// Those in `countries`.
        CHOSEN,
        /// All participants, also when only some are asked for.
        ALL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static EstimateQuery of(Statistic statistic, String... variable) {
        return new EstimateQuery(
                statistic,
                List.of(variable),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                Scope.CHOSEN);
    }

    public EstimateQuery by(String... variables) {
        return new EstimateQuery(
                statistic, variable, List.of(variables), countries, p, category, level, groups, on, with, average);
    }

    public EstimateQuery countries(List<String> codes) {
        return new EstimateQuery(statistic, variable, by, codes, p, category, level, groups, on, with, average);
    }

    public EstimateQuery p(Double... percents) {
        return new EstimateQuery(
                statistic, variable, by, countries, List.of(percents), category, level, groups, on, with, average);
    }

    public EstimateQuery category(Integer... codes) {
        return new EstimateQuery(
                statistic, variable, by, countries, p, List.of(codes), level, groups, on, with, average);
    }

    public EstimateQuery level(String... levels) {
        return new EstimateQuery(
                statistic, variable, by, countries, p, category, List.of(levels), groups, on, with, average);
    }

    /// For `difference`: the groups of `by`, the first minus the second.
    public EstimateQuery groups(int first, int second) {
        return new EstimateQuery(
                statistic, variable, by, countries, p, category, level, List.of(first, second), on, with, average);
    }

    public EstimateQuery on(String explaining) {
        return new EstimateQuery(
                statistic, variable, by, countries, p, category, level, groups, explaining, with, average);
    }

    public EstimateQuery with(String other) {
        return new EstimateQuery(statistic, variable, by, countries, p, category, level, groups, on, other, average);
    }

    public EstimateQuery average(Scope scope) {
        return new EstimateQuery(statistic, variable, by, countries, p, category, level, groups, on, with, scope);
    }

    /// Every variable that is named: analysed, explaining, or dividing.
    public List<String> named() {
        return Stream.of(variable.stream(), by.stream(), Stream.ofNullable(on), Stream.ofNullable(with))
                .flatMap(names -> names)
                .toList();
    }

    /// The parameters of the request, in a fixed order, without those that are not set.
    public Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("statistic", statistic.toString());
        put(parameters, "variable", variable);
        put(parameters, "by", by);
        put(parameters, "countries", countries);
        put(parameters, "p", p.stream().map(EstimateQuery::percent).toList());
        put(parameters, "category", category);
        put(parameters, "level", level);
        put(parameters, "groups", groups);
        if (on != null) {
            parameters.put("on", on);
        }
        if (with != null) {
            parameters.put("with", with);
        }
        if (average != Scope.CHOSEN) {
            parameters.put("average", average.toString());
        }
        return parameters;
    }

    /// How a percentile is written in requests and in [EstimateRow#measure()]: `10`, `2.5`.
    public static String percent(double p) {
        return p == Math.rint(p) ? Long.toString((long) p) : Double.toString(p);
    }

    private static void put(Map<String, String> parameters, String name, List<?> values) {
        if (!values.isEmpty()) {
            parameters.put(name, values.stream().map(Object::toString).collect(Collectors.joining(",")));
        }
    }
}
