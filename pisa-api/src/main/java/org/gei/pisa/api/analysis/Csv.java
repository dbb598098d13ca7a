package org.gei.pisa.api.analysis;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Lines of comma-separated values (RFC 4180): a point in numbers, nothing for null, quotes where they are needed.
final class Csv {

    private static final String END = "\r\n";

    private final StringBuilder text = new StringBuilder();

    void line(Collection<? extends @Nullable Object> values) {
        boolean first = true;
        for (var value : values) {
            if (!first) {
                text.append(',');
            }
            first = false;
            text.append(value == null ? "" : quoted(value.toString()));
        }
        text.append(END);
    }

    private static String quoted(String value) {
        return value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + value.replace("\"", "\"\"") + '"'
                : value;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
