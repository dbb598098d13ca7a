package org.gei.pisa.batch.warehouse;

/// Somebody else wrote a country's rows since its position was read. Nothing was written; the partition has to end.
public final class AnotherWriterException extends RuntimeException {

    AnotherWriterException(String country, long version) {
        super(country + ": expected version " + version
                + ", but another process has written since. It goes on by itself with the next window.");
    }
}
