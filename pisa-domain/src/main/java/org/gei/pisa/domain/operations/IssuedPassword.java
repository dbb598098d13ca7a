package org.gei.pisa.domain.operations;

import java.time.Instant;

/// A one-time password, said this once. Its text form hides it, so that it can't reach a log.
///
/// @param until when it opens the account no longer
public record IssuedPassword(AccountDetail account, String password, Instant until) {
    @Override
    public String toString() {
        return "IssuedPassword[account=" + account.name() + "]";
    }
}
