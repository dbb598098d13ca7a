package org.gei.pisa.batch.source;

import java.util.Arrays;
import org.gei.pisa.domain.response.Cells;
import org.jspecify.annotations.Nullable;

/// One row in PostgreSQL's COPY text format (documentation of COPY, section Text Format), read from its first
/// field to its last.
final class CopyLine {

    private static final int REPLACEMENT_BYTES = 3;

    /// Of a field that is NULL, with what follows it.
    private static final int NULL_BYTES = 3;

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
            at += NULL_BYTES;
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
        var from = line;
        var next = at;
        var bytes = new byte[count * Cells.LENGTH_BYTES + from.length - next];
        var to = 0;
        for (var i = 0; i < count; i++) {
            var begin = to;
            to = begin + Cells.LENGTH_BYTES;
            if (from[next] == '\\' && from[next + 1] == 'N') {
                Cells.putLength(bytes, begin, Cells.NULL);
                next += NULL_BYTES;
                continue;
            }
            var all = 0;
            byte letter;
            while ((letter = from[next++]) != '\t' && letter != '\n') {
                all |= letter;
                bytes[to++] = letter == '\\' ? unescaped(from[next++]) : letter;
            }
            if (all < 0) {
                var clean = Cells.clean(bytes, begin + Cells.LENGTH_BYTES, to - begin - Cells.LENGTH_BYTES);
                to = begin + Cells.LENGTH_BYTES + clean.length;
                bytes = withRoom(bytes, to + (count - i) * Cells.LENGTH_BYTES + from.length - next);
                System.arraycopy(clean, 0, bytes, begin + Cells.LENGTH_BYTES, clean.length);
            }
            Cells.putLength(bytes, begin, to - begin - Cells.LENGTH_BYTES);
        }
        at = next;
        return Cells.of(Arrays.copyOf(bytes, to), count);
    }

    /// The next field, a text.
    @Nullable
    String text() {
        return cells(1).getFirst();
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

    private static byte[] withRoom(byte[] bytes, int length) {
        return length <= bytes.length ? bytes : Arrays.copyOf(bytes, REPLACEMENT_BYTES * length);
    }
}
