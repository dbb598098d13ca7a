package org.gei.pisa.domain.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Domain;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.LoadedVariable;
import org.gei.pisa.domain.live.LoadedVariable.Kind;
import org.gei.pisa.domain.live.Statistic;
import org.jspecify.annotations.Nullable;

/// Which queries can be answered with the variables that are loaded.
public final class QueryRules {

    /// Groups of one country that are still a table.
    static final int MOST_GROUPS = 200;

    private static final int MOST_VARIABLES = 3;
    private static final int MOST_MEASURES = 20;
    private static final List<Double> USUAL_PERCENTILES = List.of(10.0, 25.0, 50.0, 75.0, 90.0);

    private final Map<String, LoadedVariable> variables = new LinkedHashMap<>();

    public QueryRules(Codebook codebook) {
        LoadedVariable.all(codebook).forEach(variable -> variables.put(variable.name(), variable));
    }

    /// The query with the usual percentiles filled in where none were asked for. Countries are not looked at.
    ///
    /// @throws InvalidQueryException naming the parameter
    public EstimateQuery check(EstimateQuery query) {
        checkVariables(query);
        checkGroups(query);
        checkMeasures(query);
        checkDifference(query);
        boolean regression = switch (query.statistic()) {
            case SLOPE, INTERCEPT, R2 -> true;
            default -> false;
        };
        checkOther(query, "on", query.on(), regression, "slope, intercept and r2");
        checkOther(query, "with", query.with(), query.statistic() == Statistic.CORRELATION, "correlation");
        return query.statistic() == Statistic.PERCENTILE && query.p().isEmpty()
                ? query.p(USUAL_PERCENTILES.toArray(Double[]::new))
                : query;
    }

    private void checkVariables(EstimateQuery query) {
        if (query.variable().isEmpty() || query.variable().size() > MOST_VARIABLES) {
            throw new InvalidQueryException(
                    "variable",
                    "expected one to " + MOST_VARIABLES + " variables, such as ESCS or PVREAD, but found "
                            + (query.variable().isEmpty()
                                    ? "none"
                                    : query.variable().size()));
        }
        distinct("variable", query.variable());
        query.variable().forEach(name -> analysed("variable", name));
    }

    private void checkGroups(EstimateQuery query) {
        if (query.by().size() > 2) {
            throw new InvalidQueryException(
                    "by",
                    "expected at most two variables, for more leave too few students in a group, but found "
                            + String.join(", ", query.by()));
        }
        distinct("by", query.by());
        var others = query.by().stream()
                .map(name -> known("by", name))
                .filter(variable -> variable.kind() != Kind.CATEGORICAL)
                .map(variable -> variable.name() + " (" + words(variable.kind()) + ")")
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            throw new InvalidQueryException(
                    "by", "expected categorical variables, such as ST004D01T or IMMIG, but found " + others);
        }
        int groups = query.by().stream()
                .mapToInt(name -> known("by", name).codes().size())
                .reduce(1, Math::multiplyExact);
        if (groups > MOST_GROUPS) {
            throw new InvalidQueryException(
                    "by",
                    "expected at most " + MOST_GROUPS + " groups, but " + String.join(" by ", query.by()) + " gives "
                            + groups);
        }
    }

    private void checkMeasures(EstimateQuery query) {
        boolean share = query.statistic() == Statistic.SHARE;
        only("p", query.p(), query.statistic() == Statistic.PERCENTILE, "percentile");
        only("category", query.category(), share, "share");
        only("level", query.level(), share, "share");
        for (var p : query.p()) {
            if (!(p > 0 && p < 100)) {
                throw new InvalidQueryException(
                        "p", "expected numbers between 0 and 100, but found " + EstimateQuery.percent(p));
            }
        }
        if (!share) {
            return;
        }
        for (var name : query.variable()) {
            var domain = Domain.find(name);
            var variable = known("variable", name);
            if (domain.isPresent()) {
                refuse("category", query.category(), name + " is a domain: ask for a level");
                query.level().forEach(level -> range(domain.get(), level));
            } else if (variable.kind() == Kind.CATEGORICAL) {
                refuse("level", query.level(), name + " is no domain: ask for a category");
                query.category().forEach(code -> code("category", variable, code));
            } else {
                throw new InvalidQueryException(
                        "variable",
                        "share: expected a categorical variable or a domain, but " + name + " is continuous");
            }
        }
    }

    private void checkDifference(EstimateQuery query) {
        boolean difference = query.statistic() == Statistic.DIFFERENCE;
        only("groups", query.groups(), difference, "difference");
        if (!difference) {
            return;
        }
        if (query.by().size() != 1) {
            throw new InvalidQueryException(
                    "by",
                    "difference: expected the one variable whose groups are compared, but found "
                            + (query.by().isEmpty() ? "none" : String.join(", ", query.by())));
        }
        if (query.groups().size() != 2
                || query.groups().getFirst().equals(query.groups().getLast())) {
            throw new InvalidQueryException(
                    "groups",
                    "difference: expected two different codes, such as 1,2, but found "
                            + (query.groups().isEmpty() ? "none" : join(query.groups())));
        }
        query.groups().forEach(code -> code("groups", known("by", query.by().getFirst()), code));
    }

    private void checkOther(
            EstimateQuery query, String parameter, @Nullable String other, boolean needed, String statistics) {
        if (other == null) {
            if (needed) {
                throw new InvalidQueryException(
                        parameter, query.statistic() + ": expected a variable, such as ESCS, but found none");
            }
            return;
        }
        only(parameter, List.of(other), needed, statistics);
        analysed(parameter, other);
        if (query.variable().contains(other)) {
            throw new InvalidQueryException(parameter, "expected another variable than " + other);
        }
    }

    private LoadedVariable known(String parameter, String name) {
        var variable = variables.get(name);
        if (variable == null) {
            throw new InvalidQueryException(
                    parameter,
                    "unknown variable '" + name + "': "
                            + Spelling.nearest(name, variables.keySet())
                                    .map(near -> "did you mean " + near + "?")
                                    .orElse("/api/v1/variables lists what is loaded"));
        }
        return variable;
    }

    private void analysed(String parameter, String name) {
        var variable = known(parameter, name);
        switch (variable.kind()) {
            case DOMAIN, CATEGORICAL, CONTINUOUS -> {}
            case WEIGHT ->
                throw new InvalidQueryException(
                        parameter,
                        name + " is a weight: every estimate is made with the weights, none of them; expected a"
                                + " background variable or a domain");
            case PLAUSIBLE_VALUE ->
                throw new InvalidQueryException(
                        parameter,
                        name + " is one of ten plausible values, which alone gives too small a standard error: ask for "
                                + "PV" + name.replaceFirst("PV\\d+", ""));
            case IDENTIFIER ->
                throw new InvalidQueryException(
                        parameter, name + " only names something: expected a background variable or a domain");
        }
    }

    private static void range(Domain domain, String level) {
        try {
            domain.scale().range(level);
        } catch (IllegalArgumentException e) {
            throw new InvalidQueryException("level", domain.variable() + ": " + e.getMessage());
        }
    }

    private static void code(String parameter, LoadedVariable variable, int code) {
        if (!variable.codes().containsKey(Integer.toString(code))) {
            throw new InvalidQueryException(
                    parameter,
                    variable.name() + ": expected codes of "
                            + variable.codes().entrySet().stream()
                                    .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                                    .collect(Collectors.joining(", "))
                            + ", but found " + code);
        }
    }

    private static void only(String parameter, List<?> values, boolean allowed, String statistics) {
        if (!allowed) {
            refuse(parameter, values, "goes with the statistic " + statistics + " only");
        }
        distinct(parameter, values);
        if (values.size() > MOST_MEASURES) {
            throw new InvalidQueryException(
                    parameter, "expected at most " + MOST_MEASURES + " values, but found " + values.size());
        }
    }

    private static void refuse(String parameter, List<?> values, String reason) {
        if (!values.isEmpty()) {
            throw new InvalidQueryException(parameter, reason + "; found " + join(values));
        }
    }

    private static void distinct(String parameter, List<?> values) {
        var seen = new HashSet<Object>();
        var twice = new ArrayList<Object>();
        values.stream().filter(value -> !seen.add(value)).forEach(twice::add);
        if (!twice.isEmpty()) {
            throw new InvalidQueryException(parameter, "expected each value once, but found " + join(twice) + " again");
        }
    }

    private static String join(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case DOMAIN -> "a domain";
            case CATEGORICAL -> "categorical";
            case CONTINUOUS -> "continuous";
            case PLAUSIBLE_VALUE -> "a plausible value";
            case WEIGHT -> "a weight";
            case IDENTIFIER -> "an identifier";
        };
    }
}
