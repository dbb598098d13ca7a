package org.gei.pisa.domain.response;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The texts of one row as they are read, hashed and judged: bytes, one text after the other. A text becomes
/// a `String` only when it is asked for, which nobody does of a good row.
///
/// The bytes are a line of PostgreSQL's COPY text format in UTF-8 (documentation of COPY, "Text Format"): a tab after
/// each cell and a line feed after the last, within a cell a backslash before what would be mistaken for these, and
/// `\N` for NULL. A row has one such line, whoever reads it: [ContentHash] is the hash of it.
public final class Cells extends AbstractList<@Nullable String> {

    static final byte TAB = '\t';
    static final byte LINE_FEED = '\n';
    static final byte ESCAPE = '\\';
    private static final byte NULL = 'N';

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long NOT_ASCII = 0x8080808080808080L;

    /// Written with a letter after the backslash; the backslash itself is doubled.
    private static final String CONTROLS = "\b\f\n\r\t\u000b";

    private static final String LETTERS = "bfnrtv";

    private final byte[] line;
    private final int from;
    private final int size;

    private Cells(byte[] line, int from, int size) {
        this.line = line;
        this.from = from;
        this.size = size;
    }

    /// Takes over the end of a line that PostgreSQL has written. What is no UTF-8 is read as U+FFFD.
    ///
    /// @param from where the first cell begins
    /// @param size how many cells there are
    public static Cells ofLine(byte[] line, int from, int size) {
        return isAscii(line, from) ? new Cells(line, from, size) : new Cells(line, from, size).clean();
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
        var joined = join(texts);
        return isAscii(joined.line, 0) ? joined : joined.clean();
    }

    private static Cells join(byte[] @Nullable [] texts) {
        var longest = 1;
        for (var text : texts) {
            longest += text == null ? 3 : 2 * text.length + 1;
        }
        var line = new byte[longest];
        var to = 0;
        for (var text : texts) {
            to = text == null ? putNull(line, to) : put(text, line, to);
            line[to++] = TAB;
        }
        line[Math.max(0, to - 1)] = LINE_FEED;
        return new Cells(Arrays.copyOf(line, Math.max(1, to)), 0, texts.length);
    }

    private static int putNull(byte[] line, int to) {
        line[to] = ESCAPE;
        line[to + 1] = NULL;
        return to + 2;
    }

    private static int put(byte[] text, byte[] line, int to) {
        var next = to;
        for (var letter : text) {
            var control = letter == ESCAPE || letter >= '\b' && letter <= '\r';
            if (control) {
                line[next++] = ESCAPE;
            }
            line[next++] = control ? escaped(letter) : letter;
        }
        return next;
    }

    private static byte escaped(byte letter) {
        var control = CONTROLS.indexOf(letter);
        return control < 0 ? letter : (byte) LETTERS.charAt(control);
    }

    private static byte unescaped(byte letter) {
        var control = LETTERS.indexOf(letter);
        return control < 0 ? letter : (byte) CONTROLS.charAt(control);
    }

    private static boolean isAscii(byte[] line, int from) {
        var all = 0L;
        var at = from;
        for (; at <= line.length - Long.BYTES; at += Long.BYTES) {
            all |= (long) EIGHT.get(line, at);
        }
        for (; at < line.length; at++) {
            all |= line[at]; // a negative byte has the highest bit of the eight
        }
        return (all & NOT_ASCII) == 0;
    }

    /// The same texts in valid UTF-8.
    private Cells clean() {
        return of(new ArrayList<>(this));
    }

    /// Adds all cells to what is hashed.
    void digest(MessageDigest into) {
        into.update(line, from, line.length - from);
    }

    /// Whether there may be a text of more than so many bytes; there is none if not.
    public boolean hasLongerThan(int bytes) {
        var begin = from;
        while (begin + bytes < line.length) {
            var end = begin + bytes; // the cell that begins there is short enough if it ends up to here
            while (line[end] != TAB) {
                if (end-- == begin) {
                    return true;
                }
            }
            begin = end + 1;
        }
        return false;
    }

    /// A walk over the cells from the first on.
    CellReader reader() {
        return new CellReader(line, from);
    }

    /// Where the cell that begins `at` ends.
    static int end(byte[] line, int at) {
        var end = at;
        while (line[end] != TAB && line[end] != LINE_FEED) {
            end++;
        }
        return end;
    }

    /// The text of the cell that begins `at`.
    static @Nullable String text(byte[] line, int at) {
        var end = end(line, at);
        if (end == at + 2 && line[at] == ESCAPE && line[at + 1] == NULL) {
            return null;
        }
        var text = new byte[end - at];
        var length = 0;
        for (var next = at; next < end; next++) {
            text[length++] = line[next] == ESCAPE ? unescaped(line[++next]) : line[next];
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public int size() {
        return size;
    }

    /// Walks from the first cell; to see all of them, iterate.
    @Override
    public @Nullable String get(int index) {
        Objects.checkIndex(index, size);
        var at = from;
        for (var i = 0; i < index; i++) {
            at = end(line, at) + 1;
        }
        return text(line, at);
    }

    @Override
    public Iterator<@Nullable String> iterator() {
        return new Iterator<>() {
            private int at = from;
            private int left = size;

            @Override
            public boolean hasNext() {
                return left > 0;
            }

            @Override
            public @Nullable String next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                left--;
                var text = text(line, at);
                at = end(line, at) + 1;
                return text;
            }
        };
    }
}
