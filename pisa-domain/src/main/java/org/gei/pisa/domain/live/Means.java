package org.gei.pisa.domain.live;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Means per country behind one of the dashboard's charts.
///
/// @param unit of `value`: `hours per week`, `index`, `years`
/// @param weighted whether students count by their final weight
/// @param countries countries with at least one student with valid data, by code
public record Means(long version, @Nullable Instant asOf, String unit, boolean weighted, List<CountryMean> countries) {

    public Means {
        countries = List.copyOf(countries);
    }

    /// @param value the mean; for two variables that of the horizontal axis
    /// @param second the mean of the vertical axis, null where there is one variable only
    /// @param students students with valid data
    /// @param coverage responses loaded / students expected
    public record CountryMean(
            String country,
            String name,
            double value,
            @Nullable Double second,
            long students,
            double coverage) {}
}
