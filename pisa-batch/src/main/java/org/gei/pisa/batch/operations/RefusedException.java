package org.gei.pisa.batch.operations;

/// An action can't be done now; the message is the reason, for people.
final class RefusedException extends RuntimeException {
    RefusedException(String message) {
        super(message);
    }
}
