package org.gei.pisa.domain.operations;

import java.util.List;

/// An account that signed in. Roles are `MANAGER` and `ADMIN`.
public record Account(String name, List<String> roles) {
    public Account {
        roles = List.copyOf(roles);
    }
}
