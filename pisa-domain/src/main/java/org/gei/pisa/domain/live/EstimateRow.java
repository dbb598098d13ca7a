package org.gei.pisa.domain.live;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gei.pisa.domain.survey.Comparison;
import org.jspecify.annotations.Nullable;

/// One estimate: of a country, a variable, a measure and a group. Values are exact; whoever shows them rounds.
///
/// @param country code
/// @param name of the country
/// @param variable what was estimated of, as asked for
/// @param measure which percentile (`10`), level (`atLeast:5`) or category (`3`), written as in the request; null
///     where the statistic has one value only
/// @param group code by variable of `by`, in that order; for `difference` both codes, `1-2`; empty without groups
/// @param value null where it is not reported ([#flag()]) or there is none
/// @param standardError null where `value` is, and for counts
/// @param students with valid data
/// @param schools with at least one such student
/// @param population estimated number of students in the population, the sum of final weights
/// @param coverage responses of the country loaded / students expected
/// @param mark `†` where coverage is below 75 %, `‡` below 50 %, otherwise null
/// @param flag `c` where fewer than 30 students or 5 schools have valid data; `p` where the value is withheld because
///     a total would reveal a group of too few by it; otherwise null
/// @param againstAverage the estimate compared with the average of the same variable, measure and group; null where
///     either has no value
public record EstimateRow(
        String country,
        String name,
        String variable,
        @Nullable String measure,
        Map<String, String> group,
        @Nullable Double value,
        @Nullable Double standardError,
        int students,
        int schools,
        double population,
        double coverage,
        @Nullable String mark,
        @Nullable String flag,
        @Nullable Comparison againstAverage) {

    public EstimateRow {
        group = Collections.unmodifiableMap(new LinkedHashMap<>(group));
    }

    /// This estimate compared with that of another country; empty where one has no value, or where both are of the
    /// same country, whose groups are not independent.
    public Optional<Comparison> compare(EstimateRow other) {
        if (country.equals(other.country)
                || value == null
                || standardError == null
                || other.value == null
                || other.standardError == null) {
            return Optional.empty();
        }
        return Optional.of(Comparison.ofCountries(value, standardError, other.value, other.standardError));
    }
}
