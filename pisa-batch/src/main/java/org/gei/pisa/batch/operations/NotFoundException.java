package org.gei.pisa.batch.operations;

/// What was asked for is not there; the message says so, for people.
public final class NotFoundException extends RuntimeException {
    public NotFoundException(String message) {
        super(message);
    }

    static NotFoundException execution(long id) {
        return new NotFoundException("There is no execution " + id + ".");
    }
}
