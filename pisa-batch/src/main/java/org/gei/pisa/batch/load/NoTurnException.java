package org.gei.pisa.batch.load;

/// Work on a country had to wait for its turn for too long, or this process does not load any more.
/// Nothing was done.
public final class NoTurnException extends RuntimeException {

    NoTurnException(String country) {
        super(country + ": it is busy being loaded, or this process does not load any more. Try again.");
    }
}
