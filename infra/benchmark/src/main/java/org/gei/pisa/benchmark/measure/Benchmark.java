package org.gei.pisa.benchmark.measure;

import java.util.Set;

/// One benchmark, which `./pisa bench NAME` runs.
public interface Benchmark {

    String name();

    /// What it measures, in a line.
    String about();

    /// What it gets from [Run#shared()].
    default Set<Class<? extends AutoCloseable>> uses() {
        return Set.of();
    }

    /// Measures. What it started it ends, whatever happens.
    Report run(Run run) throws Exception;
}
