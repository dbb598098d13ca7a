package org.gei.pisa.benchmark.estimate;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.gei.pisa.domain.codebook.Domain;
import org.gei.pisa.domain.survey.Descriptives;
import org.gei.pisa.domain.survey.Percentiles;
import org.gei.pisa.domain.survey.Quantity;
import org.gei.pisa.domain.survey.Regression;
import org.gei.pisa.domain.survey.ReplicatedStatistic;
import org.gei.pisa.domain.survey.Shares;
import org.gei.pisa.domain.survey.Students;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// What JMH calls: each method estimates reading in all countries, one after the other, on one thread.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Kernels {

    @Param({"1"})
    public int countries;

    private List<Sample> samples = List.of();

    @Setup
    public void make() {
        samples = IntStream.range(0, countries).mapToObj(Sample::of).toList();
    }

    /// How a statistic of reading is made.
    private interface Made {
        ReplicatedStatistic of(Students students, Quantity reading);
    }

    private double sum(ToDoubleFunction<Sample> work) {
        double sum = 0;
        for (var sample : samples) {
            sum += work.applyAsDouble(sample);
        }
        return sum;
    }

    private double standardErrors(Made made) {
        return sum(sample -> {
            var reading = sample.columns().quantity("PVREAD");
            return made.of(Students.with(sample.columns(), List.of(reading)), reading)
                    .estimate()
                    .standardError();
        });
    }

    @Benchmark
    public double plainSum() {
        return sum(Sample::plainSum);
    }

    @Benchmark
    public double meanByPasses() {
        return sum(sample -> Passes.standardError(sample, Passes::mean));
    }

    @Benchmark
    public double sdByPasses() {
        return sum(sample -> Passes.standardError(sample, Passes::standardDeviation));
    }

    @Benchmark
    public double percentileByPasses() {
        return sum(Passes::medianError);
    }

    @Benchmark
    public double shareByPasses() {
        return sum(sample -> Passes.standardError(sample, Passes::share));
    }

    @Benchmark
    public double slopeByPasses() {
        return sum(sample -> Passes.standardError(sample, Passes::slope));
    }

    @Benchmark
    public double mean() {
        return standardErrors(Descriptives::mean);
    }

    @Benchmark
    public double sd() {
        return standardErrors(Descriptives::standardDeviation);
    }

    @Benchmark
    public double percentile() {
        return standardErrors((students, reading) ->
                Percentiles.of(students, reading, List.of(50.0)).getFirst());
    }

    @Benchmark
    public double fivePercentiles() {
        return sum(sample -> {
            var reading = sample.columns().quantity("PVREAD");
            var students = Students.with(sample.columns(), List.of(reading));
            double sum = 0;
            for (var percentile : Percentiles.of(students, reading, List.of(10.0, 25.0, 50.0, 75.0, 90.0))) {
                sum += percentile.estimate().standardError();
            }
            return sum;
        });
    }

    @Benchmark
    public double share() {
        return standardErrors((students, reading) ->
                Shares.ofLevels(students, reading, Domain.READING.scale()).of(0, 3));
    }

    @Benchmark
    public double slope() {
        return sum(sample -> {
            var reading = sample.columns().quantity("PVREAD");
            var escs = sample.columns().quantity("ESCS");
            return Regression.of(Students.with(sample.columns(), List.of(reading, escs)), reading, List.of(escs))
                    .slopes()
                    .getFirst()
                    .estimate()
                    .standardError();
        });
    }
}
