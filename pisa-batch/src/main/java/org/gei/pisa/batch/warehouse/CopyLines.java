package org.gei.pisa.batch.warehouse;

import org.gei.pisa.domain.response.Validation;
import org.jspecify.annotations.Nullable;

/// Rows in PostgreSQL's COPY text format, one line each. Only numbers, times, hashes and country codes are written:
/// nothing
/// that would need escaping.
final class CopyLines {

    private static final String NULL = "\\N";

    private final StringBuilder text = new StringBuilder();
    private final boolean[] categorical;

    /// @param categorical for each background variable whether it is stored as a whole number
    CopyLines(boolean[] categorical) {
        this.categorical = categorical;
    }

    void add(Validation.Accepted row) {
        var response = row.response();
        text.append(response.country());
        field().append(response.id());
        field().append(response.contentHash());
        field().append(row.raw().submittedAt());
        field().append(row.raw().changedAt());
        field().append(response.school());
        field().append(response.student());
        field().append(response.finalWeight());
        array(response.replicateWeights());
        array(response.reading());
        array(response.mathematics());
        array(response.science());
        var background = response.background();
        for (var i = 0; i < background.length; i++) {
            var value = background[i];
            field();
            if (Double.isNaN(value)) {
                text.append(NULL);
            } else if (categorical[i]) {
                text.append((int) value);
            } else {
                text.append(value);
            }
        }
        text.append('\n');
    }

    String text() {
        return text.toString();
    }

    private StringBuilder field() {
        return text.append('\t');
    }

    private void array(double @Nullable [] values) {
        field();
        if (values == null) {
            text.append(NULL);
            return;
        }
        text.append('{');
        for (var i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append(',');
            }
            text.append(values[i]);
        }
        text.append('}');
    }
}
