package org.gei.pisa.batch.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Variable;
import org.gei.pisa.domain.response.Cells;
import org.gei.pisa.domain.response.RawResponse;
import org.jspecify.annotations.Nullable;

/// The columns that a row is read with, and the row from them: the same whatever the row is read for, so
/// that its hash is the same.
///
/// A text of more than [#LONGEST] bytes is shortened at the source already, or a few rows with huge texts
/// would fill the memory: its beginning stays, with its length and MD5, which still tells it from any other.
/// Where the source can't hold huge texts it is spared the comparisons, see [#areShort], and what is longer all the
/// same is shortened here, to the same text. Bytes that are no valid UTF-8 (a source with encoding SQL_ASCII may hold
/// them) are read as U+FFFD.
/// Neither can be mistaken for a valid value.
final class SourceRows {

    static final int LONGEST = 256;

    /// So many characters of a longer text stay; no more than there are in one of [#LONGEST] bytes may.
    private static final int KEPT = 200;

    /// Beyond these (`infinity` is a timestamp to PostgreSQL) every time is as wrong as the next.
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final String TEXT = """
            case when octet_length(r.%1$s) > 256
                then left(r.%1$s, 200) || '... [' || length(r.%1$s) || ' characters, MD5 ' || md5(r.%1$s) || ']'
                else r.%1$s end""".replaceAll("\\s+", " ");

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final long MICROS = 1_000_000;

    /// A text is moved out of its row before the row gets longer than a page. Other kinds of tables, and other
    /// encodings, whose bytes are others, are not judged by this.
    private static final String NOTHING_MOVED_OUT = """
            select relkind = 'r' and not relhassubclass and pg_relation_size(reltoastrelid) = 0
                and current_setting('server_encoding') = 'UTF8'
            from pg_class where oid = 'responses'::regclass and reltoastrelid <> 0""";

    /// Columns before those of the variables: id, submitted, changed.
    private static final int FIXED = 3;

    private final String columns;
    private final String unshortened;
    private final int variables;

    SourceRows(SourceTable table, Codebook codebook) {
        variables = codebook.variables().size();
        columns = columns(table, codebook, TEXT);
        unshortened = columns(table, codebook, "r.%s");
    }

    private static String columns(SourceTable table, Codebook codebook, String text) {
        return "r.id::bigint, " + time(table, "submitted_at") + ", " + time(table, "changed_at") + ", "
                + codebook.variables().stream()
                        .map(Variable::column)
                        .map(text::formatted)
                        .collect(Collectors.joining(", "));
    }

    /// Microseconds since the beginning of 2000 as hexadecimal digits: to be read without knowing how the
    /// session writes times.
    private static String time(SourceTable table, String column) {
        return table.has(column) ? "encode(timestamptz_send(r." + column + "::timestamptz), 'hex')" : "null::text";
    }

    /// To be selected first, from `responses r`.
    String columns() {
        return columns;
    }

    /// The same columns with texts as they are, to be selected if [#areShort]; each row is then to be [#shortened].
    String unshortened() {
        return unshortened;
    }

    /// Whether no text of a row that is there by now can be much longer than a page of the source. Of rows that come
    /// later it says nothing.
    static boolean areShort(Connection open) throws SQLException {
        try (var statement = open.createStatement();
                var table = statement.executeQuery(NOTHING_MOVED_OUT)) {
            return table.next() && table.getBoolean(1);
        }
    }

    /// As the source shortens it.
    static RawResponse shortened(RawResponse row) {
        var cells = row.values();
        if (!cells.hasLongerThan(LONGEST)) {
            return row;
        }
        var texts = new ArrayList<@Nullable String>(cells.size());
        for (var text : cells) {
            texts.add(text == null ? null : shortened(text));
        }
        return new RawResponse(row.id(), row.submittedAt(), row.changedAt(), Cells.of(texts));
    }

    private static String shortened(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Math.min(KEPT, text.codePointCount(0, text.length()))))
                        + "... [" + text.codePointCount(0, text.length()) + " characters, MD5 " + md5(bytes) + "]";
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    /// Reads a few rows, by a statement that the server has planned already, and what `also` takes from each.
    List<RawResponse> read(PreparedStatement statement, AlsoRead also) throws SQLException {
        var into = new ArrayList<RawResponse>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                var row = row(rows);
                into.add(row);
                also.from(row, rows, FIXED + variables);
            }
        }
        return into;
    }

    /// The row in a line of a COPY of the columns.
    RawResponse row(CopyLine fields) {
        var id = fields.number();
        var submitted = fields.hexadecimal();
        var changed = instant(fields.hexadecimal(), Instant.now());
        return new RawResponse(id, instant(submitted, changed), changed, fields.cells(variables));
    }

    private RawResponse row(ResultSet rows) throws SQLException {
        var texts = new byte[variables] @Nullable [];
        for (var i = 0; i < variables; i++) {
            texts[i] = rows.getBytes(FIXED + 1 + i);
        }
        var changed = instant(micros(rows.getString(3)), Instant.now());
        return new RawResponse(rows.getLong(1), instant(micros(rows.getString(2)), changed), changed, Cells.of(texts));
    }

    /// What a statement selects after the columns of the row.
    interface AlsoRead {
        AlsoRead NOTHING = (row, rows, last) -> {};

        /// @param last number of the last column of the row itself
        void from(RawResponse row, ResultSet rows, int last) throws SQLException;
    }

    private static @Nullable Long micros(@Nullable String hexadecimal) {
        return hexadecimal == null ? null : Long.parseUnsignedLong(hexadecimal, 16);
    }

    private static Instant instant(@Nullable Long micros, Instant unknown) {
        if (micros == null) {
            return unknown;
        }
        var instant = EPOCH.plusSeconds(Math.floorDiv(micros, MICROS)).plusNanos(Math.floorMod(micros, MICROS) * 1000);
        return instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant;
    }
}
