package org.gei.pisa.batch.account;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.gei.pisa.batch.warehouse.AuditTrail;
import org.gei.pisa.domain.operations.Account;
import org.gei.pisa.domain.operations.Credentials;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Signing in: slower for who fails, and kept in the audit trail. While somebody has to wait no password is
/// looked at, a right one neither: what is answered then tells nothing.
///
/// The attempts of an address are looked at one after the other, so that many at once are no way around the
/// wait.
@Component
class SignIns {

    private static final String ACTION = "sign in";
    private static final int LONGEST_NAME = 64;

    private final Accounts accounts;
    private final AccountTable table;
    private final SignInThrottle throttle;
    private final AuditTrail trail;
    private final Lock[] turns =
            IntStream.range(0, 64).mapToObj(_ -> new ReentrantLock()).toArray(Lock[]::new);

    /// What came of an attempt.
    sealed interface Outcome {
        record Accepted(Account account) implements Outcome {}

        record Wrong() implements Outcome {}

        record Wait(Duration left) implements Outcome {}
    }

    SignIns(Accounts accounts, AccountTable table, SignInThrottle throttle, AuditTrail trail) {
        this.accounts = accounts;
        this.table = table;
        this.throttle = throttle;
        this.trail = trail;
    }

    /// A person's sign-in.
    Outcome signIn(Credentials credentials) {
        var outcome = attempt(ACTION, credentials);
        if (outcome instanceof Outcome.Accepted(var account)) {
            table.signedIn(account.name());
            trail.add(account.name(), ACTION, subject(account.name()), "done");
        }
        return outcome;
    }

    /// Whether the password is right, without the sign-in of a person: a program calls, or a password is
    /// changed.
    ///
    /// @param action what the audit trail calls it if it fails
    Outcome attempt(String action, Credentials credentials) {
        var name = credentials.name().toLowerCase(Locale.ROOT);
        var account = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        var address = network(credentials.address());
        var turn = turns[Math.floorMod(address.hashCode(), turns.length)];
        turn.lock();
        try {
            var left = throttle.left(account, address);
            if (left.isPositive()) {
                return new Outcome.Wait(left);
            }
            var found = accounts.authenticate(credentials);
            if (found.isPresent()) {
                throttle.succeeded(account, address);
                return new Outcome.Accepted(found.get());
            }
            failed(action, account, address);
            return new Outcome.Wrong();
        } finally {
            turn.unlock();
        }
    }

    /// A name that no account has may be a password in the wrong field: it is not written down.
    private void failed(String action, String account, String address) {
        int times = throttle.failed(account, address);
        boolean exists = table.find(account).isPresent();
        trail.add(
                exists ? account : "anonymous",
                action,
                exists ? subject(account) : "unknown account",
                "refused: wrong name or password, from %s, attempt %d".formatted(address, times));
    }

    static String subject(String account) {
        return "account " + account;
    }

    /// Who has one address of IPv6 has 2^64 of them: they count as one.
    static String network(@Nullable String address) {
        if (address == null || address.isBlank()) {
            return "an unknown address";
        }
        if (address.indexOf(':') < 0) {
            return address;
        }
        var groups = address.split("%", 2)[0].split(":", -1);
        int empty = Arrays.asList(groups).indexOf("");
        var prefix = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            boolean inGap = empty >= 0 && i >= empty;
            prefix.append(inGap || i >= groups.length ? "0" : groups[i]).append(':');
        }
        return prefix + ":/64";
    }
}
