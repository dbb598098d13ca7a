package org.gei.pisa.batch.warehouse;

/// Somebody else wrote a country's rows since its position was read, or has got the right to load. Nothing
/// was written; the partition has to end.
public final class AnotherWriterException extends RuntimeException {

    AnotherWriterException(String country, long version) {
        super(country + ": expected version " + version
                + " and the right to load, but another process has written since or loads now. It goes on by itself with"
                + " the next window.");
    }
}
