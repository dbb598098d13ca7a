package org.gei.pisa.domain.operations;

import java.util.List;

/// The roles that an account is to have: one or more of `MANAGER`, `ADMIN`.
public record RolesRequest(List<String> roles) {
    public RolesRequest {
        roles = Given.list("roles", roles);
    }
}
