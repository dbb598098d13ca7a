package org.gei.pisa.batch.source;

/// A source can't be reached or did not answer. It passes by itself: the partition tries again. The message is for
/// people.
public final class SourceUnavailableException extends RuntimeException {

    SourceUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
