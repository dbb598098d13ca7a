package org.gei.pisa.ui.chart;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The numbers of a chart as a table: as people read them, and exact for files.
///
/// @param columns headers, one per cell of a row
public record DataTable(List<String> columns, List<List<Cell>> rows) {

    public DataTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// @param text as people read it
    /// @param exact for files; null where there is no number
    public record Cell(String text, @Nullable Double exact, boolean numeric) {

        public static Cell of(String text) {
            return new Cell(text, null, false);
        }

        /// A number that may be missing.
        public static Cell of(String text, @Nullable Double exact) {
            return new Cell(text, exact, true);
        }

        public static Cell of(String text, long exact) {
            return new Cell(text, (double) exact, true);
        }
    }

    /// As RFC 4180 says, with exact numbers; a text that a spreadsheet would take for a formula is quoted with `'`.
    public String csv() {
        var lines = new StringBuilder();
        lines.append(columns.stream().map(DataTable::field).collect(Collectors.joining(",", "", "\r\n")));
        for (var row : rows) {
            lines.append(row.stream().map(DataTable::field).collect(Collectors.joining(",", "", "\r\n")));
        }
        return lines.toString();
    }

    private static String field(Cell cell) {
        var exact = cell.exact();
        if (cell.numeric()) {
            return exact == null
                    ? ""
                    : exact == Math.rint(exact) && Math.abs(exact) < 1e15
                            ? Long.toString(exact.longValue())
                            : Double.toString(exact);
        }
        return field(cell.text());
    }

    private static String field(String text) {
        var safe = text.matches("(?s)[=+@\\-].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
