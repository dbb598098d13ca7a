package org.gei.pisa.ui.operations.key;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How long a new key is good for.
enum Validity {
    MONTH("30 days", Duration.ofDays(30)),
    QUARTER("90 days", Duration.ofDays(90)),
    YEAR("1 year", Duration.ofDays(365)),
    FOR_GOOD("Until it is revoked", null);

    private final String label;
    private final @Nullable Duration length;

    Validity(String label, @Nullable Duration length) {
        this.label = label;
        this.length = length;
    }

    String label() {
        return label;
    }

    @Nullable
    Instant from(Instant now) {
        return length == null ? null : now.plus(length);
    }
}
