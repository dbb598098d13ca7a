package org.gei.pisa.domain.operations;

import org.jspecify.annotations.Nullable;

/// A person's own change of password. Its text form hides both, so that they can't reach a log.
///
/// @param address where the person's request came from, as in [Credentials]
public record PasswordChange(
        String current, String next, @Nullable String address) {
    public PasswordChange {
        Given.required("current", current);
        Given.required("next", next);
    }

    @Override
    public String toString() {
        return "PasswordChange[]";
    }
}
