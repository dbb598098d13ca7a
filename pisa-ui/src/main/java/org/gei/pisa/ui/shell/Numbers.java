package org.gei.pisa.ui.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Numbers and times as people read them.
public final class Numbers {

    private static final String MINUS = "\u2212";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.UK);

    private Numbers() {}

    /// With thousands separators.
    public static String whole(long number) {
        return String.format(Locale.UK, "%,d", number).replace("-", MINUS);
    }

    /// With a fixed number of decimals; never `-0.00`.
    public static String decimal(double number, int decimals) {
        var text = String.format(Locale.UK, "%,." + decimals + "f", number);
        return text.matches("-[0.]+") ? text.substring(1) : text.replace("-", MINUS);
    }

    /// A part of one as percent: one decimal.
    public static String percent(double part) {
        return decimal(100 * part, 1) + " %";
    }

    public static String time(@Nullable Instant moment, ZoneId zone) {
        return moment == null ? "never" : TIME.format(moment.atZone(zone));
    }

    /// With the day.
    public static String moment(@Nullable Instant moment, ZoneId zone) {
        return moment == null ? "" : MOMENT.format(moment.atZone(zone));
    }

    /// In the two largest units that say something: `1 h 5 min`, `12 s`.
    public static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    /// How much of the expected sample is loaded, as a mark: † below 75 %, ‡ below 50 %.
    public static String coverageMark(double coverage) {
        return coverage < 0.5 ? "‡" : coverage < 0.75 ? "†" : "";
    }
}
