package org.gei.pisa.benchmark;

import java.util.List;
import org.gei.pisa.benchmark.estimate.EstimateBenchmark;
import org.gei.pisa.benchmark.load.GrowthBenchmark;
import org.gei.pisa.benchmark.load.LoadBenchmark;
import org.gei.pisa.benchmark.load.ReloadBenchmark;
import org.gei.pisa.benchmark.measure.Benchmark;

/// All benchmarks, in the order in which they run.
final class Benchmarks {

    static final List<Benchmark> ALL =
            List.of(new EstimateBenchmark(), new LoadBenchmark(), new ReloadBenchmark(), new GrowthBenchmark());

    private Benchmarks() {}
}
