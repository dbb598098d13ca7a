package org.gei.pisa.batch.account;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.gei.pisa.batch.operations.NotFoundException;
import org.gei.pisa.batch.operations.RefusedException;
import org.gei.pisa.domain.operations.AccountDetail;
import org.gei.pisa.domain.operations.AccountRequest;
import org.gei.pisa.domain.operations.IssuedPassword;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What administrators do to accounts. An account is disabled, never deleted: the audit trail names it.
/// There is always an administrator left who can sign in.
@Component
class AccountAdministration {

    private static final Pattern NAME = Pattern.compile("[a-z0-9._-]{1,64}");
    private static final Set<String> ROLES = new TreeSet<>(Set.of("MANAGER", "ADMIN"));

    private final AccountTable table;
    private final Accounts accounts;
    private final PasswordSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    AccountAdministration(
            AccountTable table,
            Accounts accounts,
            PasswordSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    List<AccountDetail> all() {
        var rows = table.all();
        return rows.stream().map(row -> detail(row, rows)).toList();
    }

    IssuedPassword create(AccountRequest request) {
        if (!NAME.matcher(request.name()).matches()) {
            throw new IllegalArgumentException("name: expected 1 to 64 of a-z 0-9 . _ -, but got '%s'"
                    .formatted(
                            request.name().substring(0, Math.min(request.name().length(), 64))));
        }
        var roles = checked(request.roles());
        var password = OneTimePassword.random();
        var until = until();
        if (!table.insert(request.name(), accounts.hash(password), roles, until)) {
            throw new RefusedException("There is an account " + request.name() + " already.");
        }
        return new IssuedPassword(one(request.name()), password, until);
    }

    AccountDetail changeRoles(String name, List<String> roles) {
        var wanted = checked(roles);
        return changed(name, row -> {
            if (row.roles().equals(wanted)) {
                throw new RefusedException(name + " has these roles already.");
            }
            if (!wanted.contains("ADMIN")) {
                keepAnAdministrator(name);
            }
            table.setRoles(name, wanted);
        });
    }

    AccountDetail disable(String name) {
        return changed(name, row -> {
            if (!row.enabled()) {
                throw new RefusedException(name + " is disabled already.");
            }
            keepAnAdministrator(name);
            table.setEnabled(name, false);
        });
    }

    AccountDetail enable(String name) {
        return changed(name, row -> {
            if (row.enabled()) {
                throw new RefusedException(name + " is enabled already.");
            }
            table.setEnabled(name, true);
        });
    }

    /// Takes the old password away at once.
    IssuedPassword resetPassword(String name) {
        var password = OneTimePassword.random();
        var until = until();
        var account = changed(name, _ -> {
            keepAnAdministrator(name);
            table.setPassword(name, accounts.hash(password), until);
        });
        return new IssuedPassword(account, password, until);
    }

    private AccountDetail changed(String name, Consumer<AccountTable.Row> change) {
        transaction.executeWithoutResult(_ -> change.accept(row(name)));
        return one(name);
    }

    private void keepAnAdministrator(String leaving) {
        if (table.lockActiveAdministrators().equals(List.of(leaving))) {
            throw new RefusedException(leaving + " is the last account with role ADMIN that can sign in."
                    + " Have another one sign in with that role first.");
        }
    }

    private Instant until() {
        return clock.instant().plus(settings.oneTimeFor());
    }

    private AccountTable.Row row(String name) {
        return table.find(name).orElseThrow(() -> new NotFoundException("There is no account " + name + "."));
    }

    private AccountDetail one(String name) {
        return detail(row(name), table.all());
    }

    private static AccountDetail detail(AccountTable.Row row, List<AccountTable.Row> all) {
        boolean last = all.stream()
                .filter(AccountAdministration::isActiveAdministrator)
                .map(AccountTable.Row::name)
                .toList()
                .equals(List.of(row.name()));
        var actions = new ArrayList<String>();
        actions.add("roles");
        if (!row.enabled()) {
            actions.add("enable");
        } else if (!last) {
            actions.add("disable");
        }
        if (row.enabled() && !last) {
            actions.add("reset");
        }
        return new AccountDetail(
                row.name(),
                row.roles(),
                row.enabled(),
                row.oneTimeUntil(),
                row.createdAt(),
                row.passwordChangedAt(),
                row.lastSignInAt(),
                actions);
    }

    private static boolean isActiveAdministrator(AccountTable.Row row) {
        return row.enabled() && row.oneTimeUntil() == null && row.roles().contains("ADMIN");
    }

    /// In one order, so that the same roles are equal.
    private static List<String> checked(List<String> roles) {
        var wanted = new TreeSet<>(roles).descendingSet();
        if (wanted.isEmpty() || !ROLES.containsAll(wanted)) {
            throw new IllegalArgumentException("roles: expected one or more of " + ROLES + ", but got " + wanted);
        }
        return List.copyOf(wanted);
    }
}
