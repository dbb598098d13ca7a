package org.gei.pisa.batch.account;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.gei.pisa.domain.operations.Account;
import org.gei.pisa.domain.operations.Credentials;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Whether name and password belong together. Passwords are kept as hashes only.
@Component
class Accounts {

    private final AccountTable table;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final String hashOfNothing;

    Accounts(AccountTable table, PasswordEncoder encoder, Clock clock) {
        this.table = table;
        this.encoder = encoder;
        this.clock = clock;
        this.hashOfNothing = String.valueOf(encoder.encode("nobody has this password"));
    }

    /// The account, if the password is right, it is enabled, and a one-time password has not expired. An
    /// unknown name takes as long as a wrong password, so that names can't be found out.
    Optional<Account> authenticate(Credentials credentials) {
        var stored = table.find(credentials.name()).filter(this::canSignIn);
        var hash = stored.map(AccountTable.Row::passwordHash).orElse(hashOfNothing);
        return encoder.matches(credentials.password(), hash) ? stored.map(Accounts::account) : Optional.empty();
    }

    /// Creates `manager` and `admin` if there is no account at all yet.
    void createInitial(@Nullable String managerPassword, @Nullable String adminPassword) {
        boolean none = table.isEmpty();
        if (none && managerPassword != null) {
            table.insert("manager", hash(managerPassword), List.of("MANAGER"), null);
        }
        if (none && adminPassword != null) {
            table.insert("admin", hash(adminPassword), List.of("MANAGER", "ADMIN"), null);
        }
    }

    String hash(String password) {
        return String.valueOf(encoder.encode(password));
    }

    private boolean canSignIn(AccountTable.Row row) {
        var until = row.oneTimeUntil();
        return row.enabled() && (until == null || until.isAfter(clock.instant()));
    }

    private static Account account(AccountTable.Row row) {
        return new Account(row.name(), row.roles(), row.version(), row.oneTimeUntil() != null);
    }
}
