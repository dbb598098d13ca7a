package org.gei.pisa.batch.operations;

/// An action can't be done now; the message is the reason, for people.
public final class RefusedException extends RuntimeException {

    private final boolean standsBy;

    public RefusedException(String message) {
        this(message, false);
    }

    private RefusedException(String message, boolean standsBy) {
        super(message);
        this.standsBy = standsBy;
    }

    /// Another process can do it.
    static RefusedException standsBy() {
        return new RefusedException(
                "This process does not load: another one does, or it has only just started. Try again in a moment.",
                true);
    }

    boolean isBecauseItStandsBy() {
        return standsBy;
    }
}
