package org.gei.pisa.domain.response;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The texts of one row as they are read, hashed and judged: bytes, one text after the other. A text becomes
/// a `String` only when it is asked for, which nobody does of a good row.
///
/// For each cell the bytes hold its length (four bytes, the highest first; -1 for NULL) and then its text in
/// UTF-8. [ContentHash] is the hash of exactly these bytes.
public final class Cells extends AbstractList<@Nullable String> {

    /// Bytes that hold the length of a cell.
    public static final int LENGTH_BYTES = Integer.BYTES;

    /// Length of a cell that is NULL.
    public static final int NULL = -1;

    private static final VarHandle LENGTHS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final int size;

    private Cells(byte[] bytes, int size) {
        this.bytes = bytes;
        this.size = size;
    }

    /// Takes over bytes in the format of the class; texts must be valid UTF-8.
    ///
    /// @param size how many cells there are
    public static Cells of(byte[] bytes, int size) {
        var end = 0;
        for (var i = 0; i < size; i++) {
            end = end(bytes, end);
        }
        if (end != bytes.length) {
            throw new IllegalArgumentException(
                    "cells: expected " + size + " in " + bytes.length + " bytes, but they end at " + end);
        }
        return new Cells(bytes, size);
    }

    public static Cells of(List<@Nullable String> texts) {
        if (texts instanceof Cells cells) {
            return cells;
        }
        var encoded = new byte[texts.size()] @Nullable [];
        var i = 0;
        for (var text : texts) {
            encoded[i++] = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        }
        return join(encoded);
    }

    /// @param texts in UTF-8; what is none is read as U+FFFD
    public static Cells of(byte[] @Nullable [] texts) {
        var clean = texts.clone();
        for (var i = 0; i < clean.length; i++) {
            var text = clean[i];
            clean[i] = text == null || isAscii(text) ? text : clean(text, 0, text.length);
        }
        return join(clean);
    }

    private static Cells join(byte[] @Nullable [] texts) {
        var length = texts.length * LENGTH_BYTES;
        for (var text : texts) {
            length += text == null ? 0 : text.length;
        }
        var bytes = new byte[length];
        var to = 0;
        for (var text : texts) {
            putLength(bytes, to, text == null ? NULL : text.length);
            to += LENGTH_BYTES;
            if (text != null) {
                System.arraycopy(text, 0, bytes, to, text.length);
                to += text.length;
            }
        }
        return new Cells(bytes, texts.length);
    }

    /// The same text in valid UTF-8: what is none becomes U+FFFD.
    public static byte[] clean(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isAscii(byte[] text) {
        var all = 0;
        for (var letter : text) {
            all |= letter;
        }
        return all >= 0;
    }

    /// Writes the length of a cell whose text follows.
    public static void putLength(byte[] bytes, int at, int length) {
        LENGTHS.set(bytes, at, length);
    }

    /// All cells, in the format of the class; not to be changed.
    byte[] bytes() {
        return bytes;
    }

    /// Length of the cell that begins `at`.
    static int length(byte[] bytes, int at) {
        return (int) LENGTHS.get(bytes, at);
    }

    /// Where the cell after the one that begins `at` begins.
    static int end(byte[] bytes, int at) {
        return at + LENGTH_BYTES + Math.max(0, length(bytes, at));
    }

    /// The text of the cell that begins `at`.
    static @Nullable String text(byte[] bytes, int at) {
        var length = length(bytes, at);
        return length == NULL ? null : new String(bytes, at + LENGTH_BYTES, length, StandardCharsets.UTF_8);
    }

    @Override
    public int size() {
        return size;
    }

    /// Walks from the first cell; to see all of them, iterate.
    @Override
    public @Nullable String get(int index) {
        Objects.checkIndex(index, size);
        var at = 0;
        for (var i = 0; i < index; i++) {
            at = end(bytes, at);
        }
        return text(bytes, at);
    }

    @Override
    public Iterator<@Nullable String> iterator() {
        return new Iterator<>() {
            private int at;

            @Override
            public boolean hasNext() {
                return at < bytes.length;
            }

            @Override
            public @Nullable String next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                var text = text(bytes, at);
                at = end(bytes, at);
                return text;
            }
        };
    }
}
