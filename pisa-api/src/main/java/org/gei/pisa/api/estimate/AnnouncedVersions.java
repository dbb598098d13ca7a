package org.gei.pisa.api.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Versions that the primary has announced and a replica may not have yet. It is waited for a little;
/// what takes longer is found when the states are read next.
final class AnnouncedVersions {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private record Announced(long version, Instant at) {}

    private final Map<String, Announced> byCountry = new ConcurrentHashMap<>();

    void note(String country, long version) {
        if (version > 0) {
            byCountry.merge(
                    country,
                    new Announced(version, Instant.now()),
                    (known, heard) -> heard.version() > known.version() ? heard : known);
        }
    }

    /// Whether there is something newer than `version` that is worth reading again for.
    boolean isAheadOf(String country, long version) {
        var announced = byCountry.get(country);
        if (announced == null) {
            return false;
        }
        boolean ahead =
                announced.version() > version && announced.at().plus(PATIENCE).isAfter(Instant.now());
        if (!ahead) {
            byCountry.remove(country, announced);
        }
        return ahead;
    }
}
