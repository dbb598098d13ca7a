package org.gei.pisa.domain.operations;

import java.util.List;

/// Asks for a new account.
///
/// @param name 1 to 64 of `a-z 0-9 . _ -`
/// @param roles one or more of `MANAGER`, `ADMIN`
public record AccountRequest(String name, List<String> roles) {
    public AccountRequest {
        Given.required("name", name);
        roles = Given.list("roles", roles);
    }
}
