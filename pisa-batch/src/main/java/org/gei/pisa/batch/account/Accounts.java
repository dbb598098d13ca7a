package org.gei.pisa.batch.account;

import java.util.List;
import java.util.Optional;
import org.gei.pisa.domain.operations.Account;
import org.gei.pisa.domain.operations.Credentials;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// The accounts of the warehouse. Passwords are kept as hashes only.
@Component
public class Accounts {

    private final JdbcClient warehouse;
    private final PasswordEncoder encoder;
    private final String hashOfNothing;

    Accounts(JdbcClient warehouse, PasswordEncoder encoder) {
        this.warehouse = warehouse;
        this.encoder = encoder;
        this.hashOfNothing = String.valueOf(encoder.encode("nobody has this password"));
    }

    /// The account, if the password is right and it is enabled. An unknown name takes as long as a wrong password,
    /// so that
    /// names can't be found out.
    public Optional<Account> authenticate(Credentials credentials) {
        var stored = warehouse
                .sql("select name, password_hash, roles from account where name = :name and enabled")
                .param("name", credentials.name())
                .query((row, number) -> new Stored(
                        new Account(row.getString(1), List.of((String[])
                                row.getArray(3).getArray())),
                        row.getString(2)))
                .optional();
        var matches =
                encoder.matches(credentials.password(), stored.map(Stored::hash).orElse(hashOfNothing));
        return matches ? stored.map(Stored::account) : Optional.empty();
    }

    /// Creates `manager` and `admin` if there is no account at all yet.
    void createInitial(@Nullable String managerPassword, @Nullable String adminPassword) {
        var none = warehouse
                .sql("select not exists (select from account)")
                .query(Boolean.class)
                .single();
        if (none && managerPassword != null) {
            create("manager", managerPassword, List.of("MANAGER"));
        }
        if (none && adminPassword != null) {
            create("admin", adminPassword, List.of("MANAGER", "ADMIN"));
        }
    }

    private void create(String name, String password, List<String> roles) {
        warehouse
                .sql("insert into account (name, password_hash, roles) values (:name, :hash, :roles)")
                .param("name", name)
                .param("hash", encoder.encode(password))
                .param("roles", roles.toArray(String[]::new))
                .update();
    }

    private record Stored(Account account, String hash) {}
}
