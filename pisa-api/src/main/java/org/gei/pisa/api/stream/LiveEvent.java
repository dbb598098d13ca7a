package org.gei.pisa.api.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// An event as it goes over the wire (HTML standard, section "Server-sent events"), made once for all who get it.
///
/// @param <T> what it carries
public final class LiveEvent<T extends Record> {

    private static final LiveEvent<?> COMMENT = new LiveEvent<>(null, ":\n\n".getBytes(StandardCharsets.US_ASCII));
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private final @Nullable String id;
    private final byte[] bytes;

    private LiveEvent(@Nullable String id, byte[] bytes) {
        this.id = id;
        this.bytes = bytes;
    }

    /// A state of a version.
    ///
    /// @param retryMillis when to connect again once the stream has broken
    /// @param json without line breaks
    static <T extends Record> LiveEvent<T> snapshot(long version, long retryMillis, byte[] json) {
        var out = new ByteArrayOutputStream(json.length + 80);
        out.writeBytes("id:%d\nevent:snapshot\nretry:%d\ndata:"
                .formatted(version, retryMillis)
                .getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(json);
        out.writeBytes(END);
        return new LiveEvent<>(Long.toString(version), out.toByteArray());
    }

    /// Carries nothing, but keeps the connection alive.
    @SuppressWarnings("unchecked") // it carries nothing
    static <T extends Record> LiveEvent<T> comment() {
        return (LiveEvent<T>) COMMENT;
    }

    boolean hasId(@Nullable String other) {
        return id != null && id.equals(other);
    }

    boolean isOlderThan(long version) {
        return id != null && Long.parseLong(id) < version;
    }

    /// Not to be changed.
    byte[] bytes() {
        return bytes;
    }
}
