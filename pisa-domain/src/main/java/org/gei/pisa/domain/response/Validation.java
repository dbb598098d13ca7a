package org.gei.pisa.domain.response;

import java.util.List;

/// The outcome for one row: loaded, or kept in quarantine with every violation. A bad row is a result, not an
/// exception.
public sealed interface Validation {

    RawResponse raw();

    record Accepted(RawResponse raw, StudentResponse response) implements Validation {}

    record Rejected(RawResponse raw, List<Violation> violations) implements Validation {
        public Rejected {
            violations = List.copyOf(violations);
            if (violations.isEmpty()) {
                throw new IllegalArgumentException(
                        "rejected response " + raw.id() + ": expected violations, but got none");
            }
        }
    }
}
