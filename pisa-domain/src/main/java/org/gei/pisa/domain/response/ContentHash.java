package org.gei.pisa.domain.response;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Hash of the raw values of a row: MD5 over their line in PostgreSQL's COPY text format ([Cells]). It tells
/// changed rows from unchanged ones and a source from the warehouse; it protects nothing, so MD5 will do.
public final class ContentHash {

    private static final MessageDigest MD5 = md5();

    private ContentHash() {}

    public static UUID of(List<@Nullable String> values) {
        return of(Cells.of(values));
    }

    public static UUID of(Cells values) {
        var digest = fresh();
        values.digest(digest);
        var hash = ByteBuffer.wrap(digest.digest());
        return new UUID(hash.getLong(), hash.getLong());
    }

    /// A copy costs less than to look it up anew.
    private static MessageDigest fresh() {
        try {
            return (MessageDigest) MD5.clone();
        } catch (CloneNotSupportedException e) {
            return md5();
        }
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
