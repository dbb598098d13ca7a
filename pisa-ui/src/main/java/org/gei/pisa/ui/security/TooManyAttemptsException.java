package org.gei.pisa.ui.security;

import org.springframework.security.core.AuthenticationException;

/// Too many sign-ins failed, so that this one was not looked at.
final class TooManyAttemptsException extends AuthenticationException {

    private final long seconds;

    TooManyAttemptsException(long seconds, Throwable cause) {
        super("too many attempts failed; the next may be in " + seconds + " s", cause);
        this.seconds = seconds;
    }

    long seconds() {
        return seconds;
    }
}
