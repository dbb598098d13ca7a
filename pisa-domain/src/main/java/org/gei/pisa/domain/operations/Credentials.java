package org.gei.pisa.domain.operations;

import org.jspecify.annotations.Nullable;

/// What a person signs in with. Its text form hides the password, so that it can't reach a log.
///
/// @param address where the person's request came from; who fails is slowed down by account and address
public record Credentials(
        String name, String password, @Nullable String address) {
    public Credentials {
        Given.required("name", name);
        Given.required("password", password);
    }

    @Override
    public String toString() {
        return "Credentials[name=" + name + "]";
    }
}
