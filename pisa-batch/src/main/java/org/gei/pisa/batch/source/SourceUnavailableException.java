package org.gei.pisa.batch.source;

import org.jspecify.annotations.Nullable;

/// A source can't be reached or did not answer. It passes by itself: the partition tries again. The message
/// is for people.
public final class SourceUnavailableException extends RuntimeException {

    public SourceUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
