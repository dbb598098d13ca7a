package org.gei.pisa.batch.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// How long whoever failed to sign in has to wait: longer with each failure, by account and address, so that
/// guessing keeps nobody out who comes from elsewhere. An address that fails with ever other accounts waits
/// too, except for accounts that have signed in from it before.
///
/// Remembers a bounded number of accounts and addresses, those used last. Safe for threads.
final class SignInThrottle {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    private final ThrottleSettings settings;
    private final Clock clock;
    private final Map<Pair, Failures> pairs;
    private final Map<String, Failures> addresses;

    private record Pair(String account, String address) {}

    /// @param known whether the account has signed in from the address
    private record Failures(int count, Instant last, Duration pause, boolean known) {

        static Failures none(boolean known) {
            return new Failures(0, Instant.EPOCH, Duration.ZERO, known);
        }

        Failures oneMore(Instant now, int free, Duration longest, Duration forgottenAfter) {
            int failed = last.plus(forgottenAfter).isBefore(now) ? 1 : count + 1;
            int doublings = Math.min(failed - free, 30);
            var next = doublings < 0 ? Duration.ZERO : FIRST_WAIT.multipliedBy(1L << doublings);
            return new Failures(failed, now, next.compareTo(longest) > 0 ? longest : next, known);
        }

        Duration left(Instant now) {
            var left = Duration.between(now, last.plus(pause));
            return left.isNegative() ? Duration.ZERO : left;
        }
    }

    SignInThrottle(ThrottleSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.pairs = remembering(settings.remembered());
        this.addresses = remembering(settings.remembered());
    }

    /// How long this account has to wait at this address; zero if it may try now.
    synchronized Duration left(String account, String address) {
        var now = clock.instant();
        var pair = pairs.getOrDefault(new Pair(account, address), Failures.none(false));
        var elsewhere = pair.known() ? Duration.ZERO : ofAddress(address).left(now);
        var own = pair.left(now);
        return own.compareTo(elsewhere) > 0 ? own : elsewhere;
    }

    /// How often in a row that has failed.
    synchronized int failed(String account, String address) {
        var now = clock.instant();
        var pair = pairs.getOrDefault(new Pair(account, address), Failures.none(false))
                .oneMore(now, settings.freeAttempts(), settings.longestWait(), settings.forgottenAfter());
        pairs.put(new Pair(account, address), pair);
        addresses.put(
                address,
                ofAddress(address)
                        .oneMore(
                                now,
                                settings.freeAttemptsOfAddress(),
                                settings.longestWaitOfAddress(),
                                settings.forgottenAfter()));
        return pair.count();
    }

    synchronized void succeeded(String account, String address) {
        pairs.put(new Pair(account, address), Failures.none(true));
    }

    synchronized int size() {
        return pairs.size() + addresses.size();
    }

    private Failures ofAddress(String address) {
        return addresses.getOrDefault(address, Failures.none(false));
    }

    private static <K> Map<K, Failures> remembering(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Failures> eldest) {
                return size() > most;
            }
        };
    }
}
