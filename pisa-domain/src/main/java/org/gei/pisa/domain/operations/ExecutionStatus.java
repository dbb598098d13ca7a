package org.gei.pisa.domain.operations;

/// Status of an execution or a partition, as Spring Batch names it.
public enum ExecutionStatus {
    STARTING,
    STARTED,
    STOPPING,
    STOPPED,
    COMPLETED,
    FAILED,
    ABANDONED,
    UNKNOWN
}
