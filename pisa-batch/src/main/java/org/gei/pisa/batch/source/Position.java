package org.gei.pisa.batch.source;

import org.jspecify.annotations.Nullable;

/// How far a source has been read.
///
/// @param watermark transaction snapshot of the source, as text; everything visible in it has been read
/// @param target while a large set of changes is read in pages: the snapshot they lead to, else null
/// @param lastId while reading in pages: the last id read, else null
/// @param system identity of the database; its transaction numbers mean nothing in another one
public record Position(
        String watermark,
        @Nullable String target,
        @Nullable Long lastId,
        @Nullable String system) {

    /// A snapshot in which nothing is visible: everything in the source has changed since.
    public static final String NOTHING_READ = "1:1:";

    /// The same source, to be read from its first row again.
    public Position restarted() {
        return new Position(NOTHING_READ, null, null, system);
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
