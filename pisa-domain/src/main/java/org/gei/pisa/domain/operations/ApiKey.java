package org.gei.pisa.domain.operations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A key of the API as it is kept: its secret is not in it and can't be had again.
///
/// @param name what it is for, for people
/// @param prefix how its secret begins, by which its holder recognises it
/// @param expiresAt null for never
/// @param lastUsedAt to about ten seconds; null if it was never used
/// @param revokedAt null unless it was revoked
/// @param revokedBy account that revoked it; null unless it was
public record ApiKey(
        long id,
        String name,
        String prefix,
        List<ApiScope> scopes,
        State state,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy) {

    public ApiKey {
        scopes = List.copyOf(scopes);
    }

    /// Only an `ACTIVE` key is accepted. Neither of the others becomes active again.
    public enum State {
        ACTIVE,
        EXPIRED,
        REVOKED
    }
}
