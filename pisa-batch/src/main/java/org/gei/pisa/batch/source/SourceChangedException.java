package org.gei.pisa.batch.source;

import org.jspecify.annotations.Nullable;

/// A source is not what it has to be: a column or the table is missing, or it may not be read. Trying again is no
/// use
/// before
/// a person has mended it. The message says what was found and what to do.
public final class SourceChangedException extends RuntimeException {

    SourceChangedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
