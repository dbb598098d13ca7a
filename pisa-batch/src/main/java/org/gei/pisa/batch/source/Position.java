package org.gei.pisa.batch.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a source has been read.
///
/// @param watermark what has been read: a transaction snapshot of the source as text, and everything visible
///     in it; or `at` and an instant of its clock, and everything changed before
/// @param target while a large set of changes is read in pages: the watermark they lead to, else null
/// @param lastId while reading in pages: the last id read, else null
/// @param system identity of the database; its transaction numbers mean nothing in another one
public record Position(
        String watermark,
        @Nullable String target,
        @Nullable Long lastId,
        @Nullable String system) {

    /// A snapshot in which nothing is visible: everything in the source has changed since.
    public static final String NOTHING_READ = "1:1:";

    private static final String AT = "at ";

    /// The same source, to be read from its first row again.
    public Position restarted() {
        return new Position(NOTHING_READ, null, null, system);
    }

    boolean isAtStart() {
        return watermark.equals(NOTHING_READ) && target == null;
    }

    boolean isByTimestamp() {
        return watermark.startsWith(AT) || target != null && target.startsWith(AT);
    }

    /// The instant up to which everything has been read; null if nothing has.
    @Nullable
    Instant timestamp() {
        return timestamp(watermark);
    }

    static @Nullable Instant timestamp(String watermark) {
        return watermark.startsWith(AT) ? Instant.parse(watermark.substring(AT.length())) : null;
    }

    static String timestamp(Instant at) {
        return AT + at;
    }

    /// The next page towards the same target.
    Position page(String towards, long last) {
        return new Position(watermark, towards, last, system);
    }

    /// Everything up to `snapshot` has been read.
    Position reached(String snapshot) {
        return new Position(snapshot, null, null, system);
    }

    Position in(String identity) {
        return identity.equals(system) ? this : new Position(NOTHING_READ, null, null, identity);
    }
}
