package org.gei.pisa.batch.operations;

/// An action can't be done now; the message is the reason, for people.
public final class RefusedException extends RuntimeException {
    public RefusedException(String message) {
        super(message);
    }
}
