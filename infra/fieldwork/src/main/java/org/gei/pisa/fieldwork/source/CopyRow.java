package org.gei.pisa.fieldwork.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A response in PostgreSQL's COPY text format.
///
/// @param id key of the response in its source
/// @param submittedAt when the student handed it in
/// @param fields the values of all variables of the student file in its order, as
///     [#append(StringBuilder,String)] writes them, with tabs between
public record CopyRow(long id, Instant submittedAt, CharSequence fields) {

    private static final String MISSING = "\\N";

    /// Appends one field, escaped; null is SQL's NULL.
    public static void append(StringBuilder line, @Nullable String value) {
        if (value == null) {
            line.append(MISSING);
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
    }

    /// The values of the fields as they are, without COPY's escapes.
    @Nullable
    String[] values() {
        var cells = fields.toString().split("\t", -1);
        @Nullable String[] values = new @Nullable String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            values[i] = cells[i].equals(MISSING) ? null : cells[i].translateEscapes();
        }
        return values;
    }

    void appendTo(StringBuilder text) {
        text.append(id)
                .append('\t')
                .append(submittedAt)
                .append('\t')
                .append(fields)
                .append('\n');
    }
}
