package org.gei.pisa.domain.operations;

import java.util.List;

/// An account that signed in. Roles are `MANAGER` and `ADMIN`.
///
/// @param version grows when roles, password or the right to sign in change: sessions of an older one end
/// @param mustChangePassword whether it signed in with a one-time password and may do nothing but replace it
public record Account(String name, List<String> roles, long version, boolean mustChangePassword) {
    public Account {
        roles = List.copyOf(roles);
    }
}
