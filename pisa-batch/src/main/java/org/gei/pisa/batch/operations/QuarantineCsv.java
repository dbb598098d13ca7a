package org.gei.pisa.batch.operations;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gei.pisa.batch.warehouse.QuarantineFilter;
import org.gei.pisa.batch.warehouse.QuarantinedRows;
import org.gei.pisa.domain.operations.QuarantinePage.QuarantinedRow;
import org.gei.pisa.domain.response.Violation;

/// Rows in quarantine as CSV (RFC 4180), one line per violation, in bounded memory. Text that a spreadsheet
/// would take for a formula gets an apostrophe in front: row values come from strangers.
final class QuarantineCsv {

    private static final int ROWS_AT_A_TIME = 500;

    private final QuarantinedRows rows;

    QuarantineCsv(QuarantinedRows rows) {
        this.rows = rows;
    }

    void write(QuarantineFilter filter, OutputStream out) throws IOException {
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write("country,id,variable,rule,found,first_seen,last_seen,attempts,stale\r\n");
        var country = "";
        var id = Long.MIN_VALUE;
        List<QuarantinedRow> some;
        do {
            some = rows.after(filter, country, id, ROWS_AT_A_TIME);
            for (var row : some) {
                for (var violation : row.violations()) {
                    line(text, row, violation);
                }
                country = row.country();
                id = row.id();
            }
        } while (some.size() == ROWS_AT_A_TIME);
        text.flush();
    }

    private static void line(Writer text, QuarantinedRow row, Violation violation) throws IOException {
        text.write(row.country() + "," + row.id() + "," + field(violation.variable()) + "," + field(violation.rule())
                + "," + field(violation.found()) + "," + row.firstSeen() + "," + row.lastSeen() + "," + row.attempts()
                + "," + row.stale() + "\r\n");
    }

    static String field(String text) {
        var safe = isFormula(text) ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !text.matches("[+-]?[0-9.]+");
    }
}
