package org.gei.pisa.benchmark.measure;

/// One benchmark, which `./pisa bench NAME` runs.
public interface Benchmark {

    String name();

    /// What it measures, in a line.
    String about();

    /// Measures. What it started it ends, whatever happens.
    Report run(Run run) throws Exception;
}
