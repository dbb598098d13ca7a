package org.gei.pisa.domain.operations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An account as administrators see it.
///
/// @param enabled whether it can sign in
/// @param oneTimeUntil until when its one-time password opens it; null once the person has chosen one
/// @param lastSignInAt null if it never signed in
/// @param actions what can be done to it now: `roles`, `disable`, `enable`, `reset`
public record AccountDetail(
        String name,
        List<String> roles,
        boolean enabled,
        @Nullable Instant oneTimeUntil,
        Instant createdAt,
        Instant passwordChangedAt,
        @Nullable Instant lastSignInAt,
        List<String> actions) {

    public AccountDetail {
        roles = List.copyOf(roles);
        actions = List.copyOf(actions);
    }
}
