package org.gei.pisa.domain.response;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Hash of the raw values of a row: MD5 over each value's length and UTF-8 bytes, NULL being length -1. It tells
/// changed
/// rows from unchanged ones and a source from the warehouse; it protects nothing, so MD5 will do.
public final class ContentHash {

    private ContentHash() {}

    public static UUID of(List<@Nullable String> values) {
        var digest = md5();
        var length = ByteBuffer.allocate(Integer.BYTES);
        for (var value : values) {
            var bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    length.clear().putInt(bytes == null ? -1 : bytes.length).array());
            if (bytes != null) {
                digest.update(bytes);
            }
        }
        var hash = ByteBuffer.wrap(digest.digest());
        return new UUID(hash.getLong(), hash.getLong());
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
