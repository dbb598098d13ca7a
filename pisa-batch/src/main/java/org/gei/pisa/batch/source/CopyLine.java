package org.gei.pisa.batch.source;

import org.gei.pisa.domain.response.Cells;
import org.jspecify.annotations.Nullable;

/// One row in PostgreSQL's COPY text format (documentation of COPY, section Text Format), read from its first
/// field to its last.
final class CopyLine {

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

    /// The fields that are left, texts.
    ///
    /// @param count how many there are
    Cells cells(int count) {
        return Cells.ofLine(line, at, count);
    }
}
