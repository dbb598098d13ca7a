package org.gei.pisa.batch.load;

/// A job execution has begun or ended.
public record ExecutionChanged(long jobExecution) {}
