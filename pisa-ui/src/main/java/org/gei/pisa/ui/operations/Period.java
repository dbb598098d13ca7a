package org.gei.pisa.ui.operations;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A stretch of time to filter by: the last hours, or between two moments, or any.
///
/// @param last `1h`, `24h` or `7d`; empty if it is not relative
/// @param from null if it has no beginning
/// @param to null if it has no end
public record Period(
        String last, @Nullable Instant from, @Nullable Instant to) {

    static final Map<String, String> LAST = labels();

    public static final Period ANY = new Period("", null, null);

    private static Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        labels.put("1h", "Last hour");
        labels.put("24h", "Last 24 hours");
        labels.put("7d", "Last 7 days");
        return labels;
    }

    /// What a URL says: `last=24h`, or `from` and `to` as instants. What makes no sense means any.
    public static Period of(Map<String, String> query) {
        var last = query.getOrDefault("last", "");
        return LAST.containsKey(last)
                ? new Period(last, null, null)
                : new Period("", instant(query.get("from")), instant(query.get("to")));
    }

    /// As parameters of a URL; empty means that it is not to be there.
    public Map<String, String> parameters() {
        return Map.of("last", last, "from", text(from), "to", text(to));
    }

    /// As the batch wants it.
    public Map<String, String> asOf(Instant now) {
        return last.isEmpty()
                ? Map.of("from", text(from), "to", text(to))
                : Map.of("from", text(now.minus(length(last))));
    }

    private static Duration length(String last) {
        return switch (last) {
            case "1h" -> Duration.ofHours(1);
            case "24h" -> Duration.ofHours(24);
            default -> Duration.ofDays(7);
        };
    }

    private static String text(@Nullable Instant instant) {
        return instant == null ? "" : instant.toString();
    }

    private static @Nullable Instant instant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
