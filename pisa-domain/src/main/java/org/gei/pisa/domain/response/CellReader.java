package org.gei.pisa.domain.response;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Walks over the cells of a row, one after the other. What is asked for is always of the cell that
/// [#number] or [#skip] has passed last.
final class CellReader {

    /// Up to here every whole number is a `double`.
    private static final long MOST = 1L << 53;

    private static final int MOST_DIGITS = 17;

    /// Powers of ten that are a `double` exactly.
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17
    };

    private final byte[] line;
    private int begin;
    private int next;

    /// @param from where the first cell begins
    CellReader(byte[] line, int from) {
        this.line = line;
        this.begin = from;
        this.next = from;
    }

    /// Whether there are no more cells.
    boolean isAtEnd() {
        return next == line.length;
    }

    /// Passes the next cell.
    void skip() {
        begin = next;
        next = Cells.end(line, next) + 1;
    }

    /// The number in the next cell, if it is written with at most 17 digits, a point among them or none, and a minus
    /// before them or none; NaN for anything else, which may be a number all the same.
    ///
    /// It is the `double` nearest to what is written, the one that [Double#parseDouble] gives: the digits and
    /// the power of ten are exact, so that only the division rounds (Clinger 1990, section 4).
    double number() {
        begin = next;
        var at = next;
        var letter = line[at];
        var negative = letter == '-';
        if (negative) {
            letter = line[++at];
        }
        var first = at;
        var digits = 0L;
        var point = -1;
        while (true) {
            var digit = letter - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
            } else if (letter == '.' && point < 0) {
                point = at;
            } else {
                break;
            }
            letter = line[++at];
        }
        if (letter != Cells.TAB && letter != Cells.LINE_FEED) {
            next = Cells.end(line, at) + 1;
            return Double.NaN;
        }
        next = at + 1;
        var count = at - first - (point < 0 ? 0 : 1);
        if (count == 0 || count > MOST_DIGITS || digits > MOST) {
            return Double.NaN;
        }
        var number = point < 0 ? digits : digits / POWERS[at - point - 1];
        return negative ? -number : number;
    }

    /// Whether the cell is empty, `NA` or NULL.
    boolean isMissing() {
        return switch (next - 1 - begin) {
            case 0 -> true;
            case 2 ->
                line[begin] == 'N' && line[begin + 1] == 'A' || line[begin] == Cells.ESCAPE && line[begin + 1] == 'N';
            default -> false;
        };
    }

    /// Whether the cell holds exactly these bytes, none of which needs a backslash.
    boolean holds(byte[] text) {
        return Arrays.equals(line, begin, next - 1, text, 0, text.length);
    }

    /// Null for NULL.
    @Nullable
    String text() {
        return Cells.text(line, begin);
    }
}
