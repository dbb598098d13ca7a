/// Partitions of the load in other processes: whoever has the right to load sends them through Kafka, workers
/// take them. Kafka only carries the number of a partition; who has it, who lives and who may write which
/// country stands in the warehouse. Active with `pisa.batch.partitioning: kafka` alone. Knows the load, which
/// does not know it.
@NullMarked
package org.gei.pisa.batch.partition;

import org.jspecify.annotations.NullMarked;
