package org.gei.pisa.api.analysis;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gei.pisa.api.BadParameterException;
import org.gei.pisa.domain.analysis.Spelling;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.EstimateQuery.Scope;
import org.gei.pisa.domain.live.Statistic;
import org.jspecify.annotations.Nullable;

/// The parameters of a request for estimates, as text.
record EstimateParameters(
        @Parameter(
                description = "What is estimated; `share` is in percent.",
                required = true,
                example = "mean",
                schema =
                        @Schema(
                                allowableValues = {
                                    "mean",
                                    "sd",
                                    "percentile",
                                    "share",
                                    "difference",
                                    "slope",
                                    "intercept",
                                    "r2",
                                    "correlation",
                                    "count"
                                }))
        @Nullable
        String statistic,

        @Parameter(
                description =
                        "One to three loaded variables, or domains: PVREAD, PVMATH, PVSCIE stand for all ten plausible values.",
                required = true,
                example = "PVREAD")
        @Nullable
        String variable,

        @Parameter(
                description = "Up to two categorical variables that divide the students into groups.",
                example = "ST004D01T")
        @Nullable
        String by,

        @Parameter(description = "Codes of participants; left out: all.", example = "ALB,AUS") @Nullable
        String countries,

        @Parameter(description = "For percentile: numbers between 0 and 100; left out: 10,25,50,75,90.") @Nullable
        String p,

        @Parameter(description = "For share of a categorical variable: codes; left out: all.") @Nullable
        String category,

        @Parameter(
                description =
                        "For share of a domain: `2`, `1a`, `atLeast:5`, `below:2`; left out: every level and what is below the lowest.")
        @Nullable
        String level,

        @Parameter(description = "For difference: two codes of the variable in `by`; the first minus the second.")
        @Nullable
        String groups,

        @Parameter(description = "For slope, intercept, r2: the explaining variable.") @Nullable
        String on,

        @Parameter(description = "For correlation: the other variable.") @Nullable
        String with,

        @Parameter(
                description = "Countries the averages are over: those asked for, or all.",
                schema =
                        @Schema(
                                allowableValues = {"chosen", "all"},
                                defaultValue = "chosen"))
        @Nullable
        String average) {

    static final List<String> NAMES = Arrays.stream(EstimateParameters.class.getRecordComponents())
            .map(component -> component.getName())
            .toList();

    /// The query, without countries.
    ///
    /// @throws BadParameterException if a parameter is not what is expected there, whatever is loaded
    EstimateQuery query() {
        return new EstimateQuery(
                oneOf("statistic", statistic, Statistic.values()),
                names(variable),
                names(by),
                List.of(),
                list("p", p, "a number such as 10 or 97.5", Double::valueOf),
                list("category", category, "a whole number", Integer::valueOf),
                texts(level).toList(),
                list("groups", groups, "a whole number", Integer::valueOf),
                one("on", on),
                one("with", with),
                average == null ? Scope.CHOSEN : oneOf("average", average, Scope.values()));
    }

    private static <E extends Enum<E>> E oneOf(String parameter, @Nullable String text, E[] values) {
        var known = Stream.of(values).map(Object::toString).toList();
        return Stream.of(values)
                .filter(value -> value.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new BadParameterException(
                        parameter,
                        "expected one of " + String.join(", ", known) + ", but found "
                                + (text == null || text.isEmpty()
                                        ? "none"
                                        : "'" + text + "'"
                                                + Spelling.nearest(text, known)
                                                        .map(near -> ": did you mean " + near + "?")
                                                        .orElse(""))));
    }

    private static List<String> names(@Nullable String text) {
        return texts(text).map(name -> name.toUpperCase(Locale.ROOT)).toList();
    }

    private static @Nullable String one(String parameter, @Nullable String text) {
        var names = names(text);
        if (names.size() > 1) {
            throw new BadParameterException(parameter, "expected one variable, but found " + String.join(", ", names));
        }
        return names.isEmpty() ? null : names.getFirst();
    }

    private static <T> List<T> list(
            String parameter, @Nullable String text, String expected, Function<String, T> parse) {
        return texts(text)
                .map(value -> {
                    try {
                        return parse.apply(value);
                    } catch (NumberFormatException e) {
                        throw new BadParameterException(
                                parameter, "expected " + expected + ", but found '" + value + "'");
                    }
                })
                .toList();
    }

    private static Stream<String> texts(@Nullable String text) {
        return text == null
                ? Stream.of()
                : Arrays.stream(text.split(",")).map(String::strip).filter(value -> !value.isEmpty());
    }

    /// Refuses a parameter that there is not, which otherwise would be overlooked.
    static void checkNames(Iterable<String> found) {
        for (var name : found) {
            if (!NAMES.contains(name)) {
                throw new BadParameterException(
                        name,
                        "there is no such parameter; "
                                + Spelling.nearest(name, NAMES)
                                        .map(near -> "did you mean " + near + "?")
                                        .orElse("there are " + NAMES.stream().collect(Collectors.joining(", "))));
            }
        }
    }
}
