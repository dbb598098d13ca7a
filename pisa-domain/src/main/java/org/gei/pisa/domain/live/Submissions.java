package org.gei.pisa.domain.live;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many responses are loaded.
///
/// @param version grows with every change
/// @param asOf when the newest loaded change was committed to the warehouse; null while nothing is loaded
/// @param total responses over the countries asked for
/// @param expected students of the complete samples of these countries
/// @param perMinute responses submitted and loaded within the last 60 seconds
/// @param countries one entry per country asked for, by code
public record Submissions(
        long version,
        @Nullable Instant asOf,
        long total,
        long expected,
        double perMinute,
        List<CountrySubmissions> countries) {

    public Submissions {
        countries = List.copyOf(countries);
    }

    /// @param coverage loaded / expected; above 1 if more came than expected
    public record CountrySubmissions(String country, String name, long loaded, long expected, double coverage) {}
}
