package org.gei.pisa.batch.source;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Variable;
import org.gei.pisa.domain.response.RawResponse;
import org.jspecify.annotations.Nullable;

/// The columns that a row is read with, and the row from them: the same whatever the row is read for, so
/// that its hash
/// is the same.
///
/// A text of more than [#LONGEST] bytes is shortened at the source already, or a few rows with huge texts
/// would fill
/// the memory: its beginning stays, with its length and MD5, which still tells it from any other. Bytes
/// that are no
/// valid UTF-8 (a source with encoding SQL_ASCII may hold them) are read as U+FFFD. Neither can be
/// mistaken for a
/// valid value.
final class SourceRows {

    static final int LONGEST = 256;

    /// Beyond these (`infinity` is a timestamp to PostgreSQL) every time is as wrong as the next.
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final String TEXT = """
            case when octet_length(r.%1$s) > 256
                then left(r.%1$s, 200) || '... [' || length(r.%1$s) || ' characters, MD5 ' || md5(r.%1$s) || ']'
                else r.%1$s end""".replaceAll("\\s+", " ");

    /// Columns before those of the variables: id, submitted, changed.
    private static final int FIXED = 3;

    private final String columns;
    private final int variables;

    SourceRows(SourceTable table, Codebook codebook) {
        variables = codebook.variables().size();
        columns = "r.id, " + time(table, "submitted_at") + ", " + time(table, "changed_at") + ", "
                + codebook.variables().stream()
                        .map(Variable::column)
                        .map(TEXT::formatted)
                        .collect(Collectors.joining(", "));
    }

    private static String time(SourceTable table, String column) {
        return table.has(column) ? "r." + column + "::timestamptz" : "null::timestamptz";
    }

    /// To be selected first, from `responses r`.
    String columns() {
        return columns;
    }

    /// Reads all rows, and what `also` takes from each.
    void read(PreparedStatement statement, List<RawResponse> into, AlsoRead also) throws SQLException {
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                var changed = instant(rows, 3, Instant.now());
                var values = new ArrayList<@Nullable String>(variables);
                for (var i = 1; i <= variables; i++) {
                    var bytes = rows.getBytes(FIXED + i);
                    values.add(bytes == null ? null : new String(bytes, StandardCharsets.UTF_8));
                }
                into.add(new RawResponse(rows.getLong(1), instant(rows, 2, changed), changed, values));
                also.from(rows, FIXED + variables);
            }
        }
    }

    /// What a statement selects after the columns of the row.
    interface AlsoRead {
        AlsoRead NOTHING = (row, last) -> {};

        /// @param last number of the last column of the row itself
        void from(ResultSet row, int last) throws SQLException;
    }

    private static Instant instant(ResultSet rows, int column, Instant unknown) throws SQLException {
        var time = rows.getObject(column, OffsetDateTime.class);
        if (time == null) {
            return unknown;
        }
        var instant = time.toInstant();
        return instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant;
    }
}
