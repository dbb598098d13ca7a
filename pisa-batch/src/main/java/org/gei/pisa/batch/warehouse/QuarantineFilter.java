package org.gei.pisa.batch.warehouse;

import org.jspecify.annotations.Nullable;

/// Which rows in quarantine; null means any. With both, variable and rule are those of the same violation.
public record QuarantineFilter(
        @Nullable String country,
        @Nullable String variable,
        @Nullable String rule) {}
