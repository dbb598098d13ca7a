package org.gei.pisa.benchmark.estimate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gei.pisa.benchmark.measure.Benchmark;
import org.gei.pisa.benchmark.measure.Goal;
import org.gei.pisa.benchmark.measure.Line;
import org.gei.pisa.benchmark.measure.Report;
import org.gei.pisa.benchmark.measure.Run;
import org.gei.pisa.benchmark.measure.Samples;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Estimates of reading, one thread, each round a fresh process per variant.
public final class EstimateBenchmark implements Benchmark {

    private static final String PEER = "plainSum";
    private static final String BY_PASSES = "ByPasses";
    private static final String MEAN = "mean";
    private static final List<String> VARIANTS =
            List.of(PEER, MEAN, "sd", "percentile", "fivePercentiles", "share", "slope");
    private static final List<String> STRAIGHTFORWARD = List.of(
            "mean" + BY_PASSES, "sd" + BY_PASSES, "percentile" + BY_PASSES, "share" + BY_PASSES, "slope" + BY_PASSES);
    private static final double MOST = 3;

    @Override
    public String name() {
        return "estimate";
    }

    @Override
    public String about() {
        return "statistics of reading with standard errors, beside a plain sum over the same bytes";
    }

    @Override
    public Report run(Run run) throws RunnerException {
        var lines = new ArrayList<Line>();
        var goals = new ArrayList<Goal>();
        var variants = run.quick() ? List.of(PEER, MEAN) : VARIANTS;
        for (int countries : run.quick() ? List.of(20) : List.of(1, 20, 79)) {
            var measured = new LinkedHashMap<String, List<Double>>();
            for (int round = 0; round < rounds(run, countries); round++) {
                var these = new ArrayList<>(variants);
                if (round == 0 && !run.quick()) {
                    these.addAll(STRAIGHTFORWARD); // far away: once is enough
                }
                for (var variant : these) {
                    run.say("%s, %d countries".formatted(variant, countries));
                    measured.computeIfAbsent(variant, _ -> new ArrayList<>())
                            .addAll(measure(variant, countries, run.quick()));
                }
            }
            add(countries, measured, lines, goals);
        }
        return new Report(
                name(),
                run.quick(),
                null,
                List.of(
                        "%,d students per country, ten plausible values, 81 weights: %d bytes per student in a mean"
                                .formatted(Sample.STUDENTS, Double.BYTES * (Sample.DRAWS + Sample.WEIGHTS)),
                        "one thread; the statistics are of reading, with standard errors, slope and r2 on ESCS"),
                lines,
                goals,
                List.of(
                        "the plain sum reads arrays of the same shape as the columns, eight students at a time",
                        "by passes: a pass over the students per plausible value and weight"));
    }

    private static void add(int countries, Map<String, List<Double>> measured, List<Line> lines, List<Goal> goals) {
        var samples = new LinkedHashMap<String, Samples>();
        measured.forEach((variant, values) -> samples.put(variant, Samples.of(values)));
        var peer = Objects.requireNonNull(samples.get(PEER));
        samples.forEach((variant, its) -> {
            var line = Line.of(variant + ", " + countries, "ms", its).against(PEER, peer);
            var straightforward = samples.get(variant + BY_PASSES);
            lines.add(straightforward == null ? line : line.against("by passes", straightforward));
        });
        goals.add(Goal.atMost(
                "mean / plain sum, %d countries".formatted(countries),
                MOST,
                Objects.requireNonNull(samples.get(MEAN)).ratioTo(peer),
                ""));
    }

    /// All students of all countries take seconds to make, each time.
    private static int rounds(Run run, int countries) {
        return run.quick() || countries > 20 ? 1 : 3;
    }

    private static List<Double> measure(String variant, int countries, boolean quick) throws RunnerException {
        var options = new OptionsBuilder()
                .include(Kernels.class.getName().replace(".", "\\.") + "\\." + variant + "$")
                .param("countries", Integer.toString(countries))
                .forks(1)
                .jvmArgsAppend("-XX:+UseSerialGC") // as the API has it
                .warmupIterations(quick ? 2 : 4)
                .warmupTime(TimeValue.milliseconds(quick ? 700 : 1000))
                .measurementIterations(quick ? 4 : 5)
                .measurementTime(TimeValue.milliseconds(quick ? 300 : 1000))
                .verbosity(VerboseMode.SILENT)
                .build();
        var values = new ArrayList<Double>();
        for (var result : new Runner(options).run()) {
            for (var fork : result.getBenchmarkResults()) {
                fork.getIterationResults()
                        .forEach(iteration ->
                                values.add(iteration.getPrimaryResult().getScore()));
            }
        }
        return values;
    }
}
