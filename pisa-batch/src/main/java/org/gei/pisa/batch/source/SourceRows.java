package org.gei.pisa.batch.source;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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
/// Bytes that are no valid UTF-8 (a source with encoding SQL_ASCII may hold them) are read as U+FFFD.
/// Neither can be mistaken for a valid value.
final class SourceRows {

    static final int LONGEST = 256;

    /// Beyond these (`infinity` is a timestamp to PostgreSQL) every time is as wrong as the next.
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final String TEXT = """
            case when octet_length(r.%1$s) > 256
                then left(r.%1$s, 200) || '... [' || length(r.%1$s) || ' characters, MD5 ' || md5(r.%1$s) || ']'
                else r.%1$s end""".replaceAll("\\s+", " ");

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final long MICROS = 1_000_000;

    /// Columns before those of the variables: id, submitted, changed.
    private static final int FIXED = 3;

    private final String columns;
    private final int variables;

    SourceRows(SourceTable table, Codebook codebook) {
        variables = codebook.variables().size();
        columns = "r.id::bigint, " + time(table, "submitted_at") + ", " + time(table, "changed_at") + ", "
                + codebook.variables().stream()
                        .map(Variable::column)
                        .map(TEXT::formatted)
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
