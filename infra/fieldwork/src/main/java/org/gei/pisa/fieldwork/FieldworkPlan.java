package org.gei.pisa.fieldwork;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What a fieldwork is to do.
///
/// @param ratePerSecond responses per second over all sources, in the mean; 0 for none but the initial ones
/// @param initial responses that are there from the start, over all sources; they count as submitted over the day
///     before
/// @param seed of the synthetic population, and of the order of a replay
/// @param replay a student file to feed instead of the synthetic population
/// @param feed false to make the tables only
public record FieldworkPlan(
        List<SourceDatabase> sources,
        double ratePerSecond,
        int initial,
        long seed,
        Optional<Path> replay,
        boolean feed) {

    public FieldworkPlan {
        sources = List.copyOf(sources);
        if (!(ratePerSecond >= 0 && ratePerSecond <= 100_000)) {
            throw new IllegalArgumentException("rate: expected 0 to 100,000 per second, but got " + ratePerSecond);
        }
        if (initial < 0) {
            throw new IllegalArgumentException("initial responses: expected 0 or more, but got " + initial);
        }
        var countries = new HashSet<String>();
        for (var source : sources) {
            if (!countries.add(source.country())) {
                throw new IllegalArgumentException(
                        "sources: expected one of each country, but got two of " + source.country());
            }
        }
    }
}
