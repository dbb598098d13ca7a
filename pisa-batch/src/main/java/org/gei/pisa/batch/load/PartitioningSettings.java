package org.gei.pisa.batch.load;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the partitions of a load run, and what this process does for them.
///
/// @param partitioning in the process that starts the execution, or in any that takes them from Kafka
/// @param role with Kafka: whether this process starts executions, does partitions, or both
@ConfigurationProperties("pisa.batch")
public record PartitioningSettings(
        @DefaultValue("local") Partitioning partitioning,
        @DefaultValue("both") Role role) {

    /// Where partitions run.
    public enum Partitioning {
        LOCAL,
        KAFKA
    }

    /// What a process does.
    public enum Role {
        MANAGER,
        WORKER,
        BOTH
    }

    public PartitioningSettings {
        if (partitioning == Partitioning.LOCAL && role != Role.BOTH) {
            throw new IllegalArgumentException(
                    "pisa.batch.role: expected both, as pisa.batch.partitioning is local, but got "
                            + role.name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    /// Whether partitions go through Kafka.
    public boolean isRemote() {
        return partitioning == Partitioning.KAFKA;
    }

    /// Whether this process starts executions when it has the right to.
    public boolean manages() {
        return role != Role.WORKER;
    }

    /// Whether this process does partitions.
    public boolean works() {
        return role != Role.MANAGER;
    }
}
