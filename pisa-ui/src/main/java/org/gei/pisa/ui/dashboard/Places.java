package org.gei.pisa.ui.dashboard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gei.pisa.domain.participant.Participants;
import org.jspecify.annotations.Nullable;

/// Where a participant is on the map: a shape, or a point for what is too small or no country of its own.
final class Places {

    private static final Map<String, Point> POINTS = read();

    /// Degrees east and north.
    record Point(double lon, double lat) {}

    private Places() {}

    static @Nullable Point point(String country) {
        return POINTS.get(country);
    }

    /// Name of the shape; null if there is none.
    static @Nullable String shape(String country) {
        if (POINTS.containsKey(country)) {
            return null;
        }
        var participant = Participants.pisa2018().find(country).orElse(null);
        return participant == null ? null : participant.mapId();
    }

    private static Map<String, Point> read() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Places.class.getResourceAsStream("places.tsv")), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .collect(Collectors.toMap(
                            field -> field[0],
                            field -> new Point(Double.parseDouble(field[1]), Double.parseDouble(field[2]))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
