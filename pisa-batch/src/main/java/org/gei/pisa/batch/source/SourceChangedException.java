package org.gei.pisa.batch.source;

import org.jspecify.annotations.Nullable;

/// A source is not what it has to be: a column or the table is missing or of another type, it may not be
/// read, or most of its rows are bad. Trying again is no use before a person has mended it. The message says
/// what was found.
public final class SourceChangedException extends RuntimeException {

    private final String remedy;

    /// @param remedy what to do about it, for people
    public SourceChangedException(String cause, String remedy, @Nullable Throwable e) {
        super(cause, e);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
