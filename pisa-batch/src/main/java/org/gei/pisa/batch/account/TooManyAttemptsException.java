package org.gei.pisa.batch.account;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/// Too many sign-ins failed; the message says how long to wait.
final class TooManyAttemptsException extends AuthenticationException {

    private final long seconds;

    TooManyAttemptsException(Duration left) {
        super("Too many attempts failed. Try again in %d s.".formatted(seconds(left)));
        this.seconds = seconds(left);
    }

    /// Whole seconds, rounded up: whoever waits as long may try again.
    long seconds() {
        return seconds;
    }

    private static long seconds(Duration left) {
        return left.plusMillis(999).toSeconds();
    }
}
