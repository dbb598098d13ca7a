package org.gei.pisa.batch.load;

/// Those who do the partitions of an execution.
@FunctionalInterface
public interface Workforce {

    /// Whether partitions of another window would soon find somebody to do them.
    boolean isReady();
}
