package org.gei.pisa.ui.security;

import java.io.Serializable;
import java.security.Principal;
import java.util.Optional;
import org.gei.pisa.domain.operations.Account;
import org.springframework.security.core.context.SecurityContextHolder;

/// Who is signed in with an account of the warehouse.
///
/// @param version of the account then: when it has another, the session ends
/// @param mustChangePassword whether nothing but that is possible
record SignedIn(String name, long version, boolean mustChangePassword) implements Principal, Serializable {

    static SignedIn of(Account account) {
        return new SignedIn(account.name(), account.version(), account.mustChangePassword());
    }

    /// Whoever the current request or window is of; empty if nobody, or somebody without an account of the
    /// warehouse.
    static Optional<SignedIn> current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn account
                ? Optional.of(account)
                : Optional.empty();
    }

    @Override
    public String getName() {
        return name;
    }
}
