package org.gei.pisa.batch.account;

import org.gei.pisa.batch.operations.RefusedException;
import org.gei.pisa.batch.warehouse.AuditTrail;
import org.gei.pisa.domain.operations.Credentials;
import org.gei.pisa.domain.operations.PasswordChange;
import org.springframework.stereotype.Component;

/// A person's own change of password; guessing the current one is slowed down like a sign-in. All sessions
/// of the account end.
@Component
class PasswordChanges {

    private static final String ACTION = "change password";

    private final SignIns signIns;
    private final PasswordPolicy policy;
    private final Accounts accounts;
    private final AccountTable table;
    private final AuditTrail trail;

    PasswordChanges(SignIns signIns, PasswordPolicy policy, Accounts accounts, AccountTable table, AuditTrail trail) {
        this.signIns = signIns;
        this.policy = policy;
        this.accounts = accounts;
        this.table = table;
        this.trail = trail;
    }

    void change(String name, PasswordChange change) {
        policy.check(name, change.next());
        if (change.next().equals(change.current())) {
            throw new IllegalArgumentException("The new password is the current one: another is expected.");
        }
        switch (signIns.attempt(ACTION, new Credentials(name, change.current(), change.address()))) {
            case SignIns.Outcome.Accepted(var account) -> {
                table.setPassword(account.name(), accounts.hash(change.next()), null);
                trail.add(name, ACTION, SignIns.subject(name), "done");
            }
            case SignIns.Outcome.Wrong() -> throw new RefusedException("The current password is wrong.");
            case SignIns.Outcome.Wait(var left) -> throw new TooManyAttemptsException(left);
        }
    }
}
