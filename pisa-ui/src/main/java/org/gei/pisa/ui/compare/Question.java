package org.gei.pisa.ui.compare;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.Statistic;
import org.jspecify.annotations.Nullable;

/// What is asked, as it stands in the URL: the parameters of the API under their names. Whether they go together is
/// for the API to say; what can't even be read is left out.
///
/// @param countries codes; empty for all
record Question(
        Statistic statistic,
        String variable,
        List<String> by,
        Set<String> countries,
        List<Double> p,
        List<Integer> category,
        List<String> level,
        List<Integer> groups,
        @Nullable String on,
        @Nullable String with) {

    /// Statistics of a straight line on another variable.
    static final Set<Statistic> LINES = Set.of(Statistic.SLOPE, Statistic.INTERCEPT, Statistic.R2);

    static final String FIRST_VARIABLE = "PVREAD";
    private static final String STATUS = "ESCS";
    private static final String GENDER = "ST004D01T";

    Question {
        by = List.copyOf(by);
        countries = Set.copyOf(countries);
        p = List.copyOf(p);
        category = List.copyOf(category);
        level = List.copyOf(level);
        groups = List.copyOf(groups);
    }

    static Question read(Map<String, String> parameters, Set<String> countries) {
        return new Question(
                Statistic.find(parameters.getOrDefault("statistic", "")).orElse(Statistic.MEAN),
                list(parameters, "variable", Function.identity()).stream()
                        .findFirst()
                        .orElse(FIRST_VARIABLE),
                list(parameters, "by", Function.identity()),
                countries,
                list(parameters, "p", Double::valueOf),
                list(parameters, "category", Integer::valueOf),
                list(parameters, "level", Function.identity()),
                list(parameters, "groups", Integer::valueOf),
                parameters.get("on"),
                parameters.get("with"));
    }

    Question withStatistic(Statistic next) {
        return new Question(next, variable, by, countries, p, category, level, groups, on, with);
    }

    /// Levels and categories are those of another variable, so they go.
    Question withVariable(String next) {
        return new Question(statistic, next, by, countries, p, List.of(), List.of(), groups, on, with);
    }

    /// The groups of a difference are those of another variable, so they go.
    Question withBy(List<String> next) {
        return new Question(statistic, variable, next, countries, p, category, level, List.of(), on, with);
    }

    Question withP(List<Double> next) {
        return new Question(statistic, variable, by, countries, next, category, level, groups, on, with);
    }

    /// @param domain whether they are levels, otherwise categories
    Question withMeasures(List<String> next, boolean domain) {
        var categories = domain
                ? List.<Integer>of()
                : next.stream().map(Integer::valueOf).toList();
        var levels = domain ? next : List.<String>of();
        return new Question(statistic, variable, by, countries, p, categories, levels, groups, on, with);
    }

    Question withGroups(String first, String second) {
        var codes = List.of(Integer.valueOf(first), Integer.valueOf(second));
        return new Question(statistic, variable, by, countries, p, category, level, codes, on, with);
    }

    /// The second variable of the statistic.
    Question withOther(String next) {
        boolean correlation = statistic == Statistic.CORRELATION;
        return new Question(
                statistic,
                variable,
                by,
                countries,
                p,
                category,
                level,
                groups,
                correlation ? on : next,
                correlation ? next : with);
    }

    /// With what the statistic can't do without, where nothing was chosen yet.
    Question completed() {
        return switch (statistic) {
            case DIFFERENCE -> {
                var groupings = by.isEmpty() ? List.of(GENDER) : by.subList(0, 1);
                yield new Question(
                        statistic,
                        variable,
                        groupings,
                        countries,
                        p,
                        category,
                        level,
                        groups.size() == 2 ? groups : List.of(1, 2),
                        on,
                        with);
            }
            case SLOPE, INTERCEPT, R2 -> on == null ? withOther(STATUS) : this;
            case CORRELATION -> with == null ? withOther(STATUS) : this;
            case MEAN, STANDARD_DEVIATION, PERCENTILE, SHARE, COUNT -> this;
        };
    }

    /// The chosen levels or categories, as the API writes them.
    List<String> measures() {
        return level.isEmpty() ? category.stream().map(Object::toString).toList() : level;
    }

    /// What is sent: only what belongs to the statistic.
    EstimateQuery query() {
        boolean share = statistic == Statistic.SHARE;
        return new EstimateQuery(
                statistic,
                List.of(variable),
                by,
                List.copyOf(new TreeSet<>(countries)),
                statistic == Statistic.PERCENTILE ? p : List.of(),
                share ? category : List.of(),
                share ? level : List.of(),
                statistic == Statistic.DIFFERENCE ? groups : List.of(),
                LINES.contains(statistic) ? on : null,
                statistic == Statistic.CORRELATION ? with : null,
                EstimateQuery.Scope.CHOSEN);
    }

    /// Every parameter of the URL but the countries; empty where it is not set.
    Map<String, String> parameters() {
        var all = new LinkedHashMap<String, String>();
        for (var name : List.of("statistic", "variable", "by", "p", "category", "level", "groups", "on", "with")) {
            all.put(name, "");
        }
        all.putAll(query().parameters());
        all.remove("countries");
        return all;
    }

    private static <T> List<T> list(Map<String, String> parameters, String name, Function<String, T> read) {
        return Arrays.stream(parameters.getOrDefault(name, "").split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .flatMap(value -> {
                    try {
                        return Stream.of(read.apply(value));
                    } catch (NumberFormatException e) {
                        return Stream.empty();
                    }
                })
                .toList();
    }
}
