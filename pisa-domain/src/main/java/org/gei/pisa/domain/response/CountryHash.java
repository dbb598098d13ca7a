package org.gei.pisa.domain.response;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/// Hash of all rows of a country: MD5 over id and [ContentHash] of each, in order of the ids. Two sets of
/// rows with the same hash are the same, row by row; like the hash of a row it protects nothing.
public final class CountryHash {

    private final MessageDigest digest;
    private final ByteBuffer row = ByteBuffer.allocate(3 * Long.BYTES);
    private long rows;

    public CountryHash() {
        try {
            digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    /// Adds the next row; ids must come in ascending order.
    public void add(long id, UUID contentHash) {
        row.clear()
                .putLong(id)
                .putLong(contentHash.getMostSignificantBits())
                .putLong(contentHash.getLeastSignificantBits());
        digest.update(row.array());
        rows++;
    }

    public long rows() {
        return rows;
    }

    /// The hash in hexadecimal digits; nothing can be added after that.
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
