package org.gei.pisa.fieldwork.synthetic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// The figures that a participant's population is to show once the whole sample is in. Scores on the PISA scale.
///
/// @param mean weighted mean by domain
/// @param standardError its standard error by domain
/// @param standardDeviation weighted standard deviation by domain
/// @param gap mean of boys minus mean of girls by domain
/// @param tmins mean learning time, minutes per week
/// @param durecec mean years of early education
/// @param weight mean final student weight
public record Targets(
        double[] mean,
        double[] standardError,
        double[] standardDeviation,
        double[] gap,
        double escs,
        double tmins,
        double belong,
        double durecec,
        double weight) {

    private static final Map<String, Map<String, Double>> PUBLISHED = read();

    /// What was published of the participant; plausible figures for what was not (the resource says which is
    /// which), and for a participant the resource does not know.
    public static Targets of(String country) {
        var figures = PUBLISHED.getOrDefault(country, Map.of());
        var mean = new double[Domain.COUNT];
        var standardError = new double[Domain.COUNT];
        var standardDeviation = new double[Domain.COUNT];
        var gap = new double[Domain.COUNT];
        for (var domain : Domain.values()) {
            int d = domain.ordinal();
            mean[d] = figures.getOrDefault(domain + "_MEAN", 470.0);
            standardError[d] = figures.getOrDefault(domain + "_MEAN_SE", 2.6);
            standardDeviation[d] = figures.getOrDefault(domain + "_SD", 92.0);
            gap[d] = figures.getOrDefault(domain + "_GAP", domain == Domain.READ ? -30.0 : 2.0);
        }
        return new Targets(
                mean,
                standardError,
                standardDeviation,
                gap,
                figures.getOrDefault("ESCS_MEAN", -0.3),
                figures.getOrDefault("TMINS_MEAN", 1620.0),
                figures.getOrDefault("BELONG_MEAN", 0.0),
                figures.getOrDefault("DURECEC_MEAN", 2.6),
                figures.getOrDefault("WEIGHT_MEAN", 20.0));
    }

    private static Map<String, Map<String, Double>> read() {
        var published = new HashMap<String, Map<String, Double>>();
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Targets.class.getResourceAsStream("published-2018.tsv")),
                StandardCharsets.UTF_8))) {
            for (var line : (Iterable<String>) lines.lines()::iterator) {
                if (line.startsWith("#")) {
                    continue;
                }
                var field = line.split("\t", -1);
                var figures = published.computeIfAbsent(field[0], _ -> new HashMap<>());
                figures.put(field[1], Double.valueOf(field[2]));
                if (!field[3].isEmpty()) {
                    figures.put(field[1] + "_SE", Double.valueOf(field[3]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return published;
    }
}
