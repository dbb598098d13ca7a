package org.gei.pisa.batch.operations;

import java.time.Instant;
import org.gei.pisa.domain.operations.ExecutionStatus;
import org.jspecify.annotations.Nullable;

/// Which executions to list; null means any.
record ExecutionFilter(
        @Nullable ExecutionStatus status,
        @Nullable String job,
        @Nullable String country,
        @Nullable Instant from) {}
