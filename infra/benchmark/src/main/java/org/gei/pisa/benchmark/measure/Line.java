package org.gei.pisa.benchmark.measure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What was measured of one variant.
///
/// @param unit of the samples, such as `rows/s`, `ms`
/// @param ratios how many times as much as a peer, by the peer's name
public record Line(String variant, String unit, Samples samples, Map<String, Double> ratios) {

    public Line {
        ratios = Collections.unmodifiableMap(new LinkedHashMap<>(ratios));
    }

    public static Line of(String variant, String unit, Samples samples) {
        return new Line(variant, unit, samples, Map.of());
    }

    /// The same with a ratio more.
    public Line against(String peer, Samples its) {
        var more = new LinkedHashMap<>(ratios);
        more.put(peer, samples.ratioTo(its));
        return new Line(variant, unit, samples, more);
    }
}
