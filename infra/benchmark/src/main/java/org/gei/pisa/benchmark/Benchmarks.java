package org.gei.pisa.benchmark;

import java.util.List;
import org.gei.pisa.benchmark.estimate.EstimateBenchmark;
import org.gei.pisa.benchmark.fanout.FanoutBenchmark;
import org.gei.pisa.benchmark.freshness.FreshnessBenchmark;
import org.gei.pisa.benchmark.load.GrowthBenchmark;
import org.gei.pisa.benchmark.load.LoadBenchmark;
import org.gei.pisa.benchmark.load.ReloadBenchmark;
import org.gei.pisa.benchmark.measure.Benchmark;
import org.gei.pisa.benchmark.query.QueryBenchmark;
import org.gei.pisa.benchmark.start.StartBenchmark;
import org.gei.pisa.benchmark.ui.UiBenchmark;

/// All benchmarks, in the order in which they run: those that use the same after one another.
final class Benchmarks {

    static final List<Benchmark> ALL = List.of(
            new LoadBenchmark(),
            new ReloadBenchmark(),
            new GrowthBenchmark(),
            new EstimateBenchmark(),
            new FreshnessBenchmark(),
            new QueryBenchmark(),
            new FanoutBenchmark(),
            new UiBenchmark(),
            new StartBenchmark());

    private Benchmarks() {}
}
