package org.gei.pisa.batch.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.gei.pisa.domain.response.Cells;
import org.jspecify.annotations.Nullable;

/// One row in PostgreSQL's COPY text format (documentation of COPY, section Text Format), read from its first
/// field to its last.
final class CopyLine {

    private static final int REPLACEMENT_BYTES = 3;

    private final byte[] line;
    private int at;

    CopyLine(byte[] line) {
        this.line = line;
    }

    /// The next field, a whole number.
    long number() {
        var negative = line[at] == '-';
        var number = 0L;
        for (at += negative ? 1 : 0; line[at] >= '0'; at++) {
            number = 10 * number - (line[at] - '0'); // below zero there is one more
        }
        at++;
        return negative ? number : -number;
    }

    /// The next field, 16 hexadecimal digits; null for NULL.
    @Nullable
    Long hexadecimal() {
        if (line[at] == '\\') {
            skip();
            return null;
        }
        var number = 0L;
        for (; line[at] >= '0'; at++) {
            number = number << 4 | Character.digit(line[at], 16);
        }
        at++;
        return number;
    }

    /// The next fields, texts.
    Cells cells(int count) {
        var bytes = new byte[count * Cells.LENGTH_BYTES + line.length - at];
        var to = 0;
        for (var i = 0; i < count; i++) {
            var begin = to;
            to = begin + Cells.LENGTH_BYTES;
            if (line[at] == '\\' && line[at + 1] == 'N') {
                skip();
                Cells.putLength(bytes, begin, Cells.NULL);
                continue;
            }
            var all = 0;
            byte next;
            while ((next = line[at++]) != '\t' && next != '\n') {
                all |= next;
                bytes[to++] = next == '\\' ? unescaped(line[at++]) : next;
            }
            if (all < 0) {
                var clean = clean(bytes, begin + Cells.LENGTH_BYTES, to);
                to = begin + Cells.LENGTH_BYTES + clean.length;
                bytes = withRoom(bytes, to + (count - i) * Cells.LENGTH_BYTES + line.length - at);
                System.arraycopy(clean, 0, bytes, begin + Cells.LENGTH_BYTES, clean.length);
            }
            Cells.putLength(bytes, begin, to - begin - Cells.LENGTH_BYTES);
        }
        return Cells.of(Arrays.copyOf(bytes, to), count);
    }

    /// The next field, a text.
    @Nullable
    String text() {
        return cells(1).getFirst();
    }

    private void skip() {
        while (line[at] != '\t' && line[at] != '\n') {
            at++;
        }
        at++;
    }

    private static byte unescaped(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0B;
            default -> letter;
        };
    }

    /// The same in valid UTF-8: what is none becomes U+FFFD.
    private static byte[] clean(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] withRoom(byte[] bytes, int length) {
        return length <= bytes.length ? bytes : Arrays.copyOf(bytes, REPLACEMENT_BYTES * length);
    }
}
