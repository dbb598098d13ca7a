package org.gei.pisa.batch.warehouse;

/// Whose progress is counted: a step execution and the job execution it is part of.
public record PartitionKey(long stepExecution, long jobExecution) {}
