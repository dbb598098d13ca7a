package org.gei.pisa.domain.operations;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Asks for a new key of the API.
///
/// @param name what it is for, 1 to 100 characters; need not be unique
/// @param scopes at least one
/// @param expiresAt in the future; null for never
public record ApiKeyRequest(
        String name, List<ApiScope> scopes, @Nullable Instant expiresAt) {

    public static final int LONGEST_NAME = 100;

    public ApiKeyRequest {
        name = name == null ? "" : name.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "name: expected 1 to " + LONGEST_NAME + " characters, but got " + name.length());
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("name: expected one line of text, but found a control character");
        }
        scopes = scopes == null
                ? List.of()
                : scopes.stream().filter(Objects::nonNull).distinct().sorted().toList();
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException(
                    "scopes: expected at least one of " + List.of(ApiScope.values()) + ", but got none");
        }
    }
}
