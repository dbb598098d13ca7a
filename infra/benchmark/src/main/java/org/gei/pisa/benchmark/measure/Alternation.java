package org.gei.pisa.benchmark.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures variants in turns, each once a round, so that they share whatever the machine does meanwhile. Every round
/// begins with the next variant, so that none always follows the same.
public final class Alternation {

    /// Does the work once and says what was measured.
    @FunctionalInterface
    public interface Measured {
        double once() throws Exception;
    }

    private record Variant(String name, Measured measured, List<Double> values) {}

    private final List<Variant> variants = new ArrayList<>();

    public Alternation add(String name, Measured measured) {
        if (variants.stream().anyMatch(variant -> variant.name().equals(name))) {
            throw new IllegalArgumentException("variants: expected different names, but got '" + name + "' twice");
        }
        variants.add(new Variant(name, measured, new ArrayList<>()));
        return this;
    }

    /// @param rounds how often each variant is measured
    /// @return the samples of each variant, the variants in the order in which they were added
    public Map<String, Samples> run(int rounds) throws Exception {
        for (var round = 0; round < rounds; round++) {
            for (var i = 0; i < variants.size(); i++) {
                var variant = variants.get((round + i) % variants.size());
                variant.values().add(variant.measured().once());
            }
        }
        var samples = new LinkedHashMap<String, Samples>();
        variants.forEach(variant -> samples.put(variant.name(), Samples.of(variant.values())));
        return samples;
    }
}
