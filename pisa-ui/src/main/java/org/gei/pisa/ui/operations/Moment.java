package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.gei.pisa.ui.shell.Numbers;
import org.jspecify.annotations.Nullable;

/// A moment in local time; the zone is told on hover.
public final class Moment extends Span {

    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy HH:mm:ss.SSS zzz", Locale.UK);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    private final transient Clock clock;

    public Moment(Clock clock) {
        this.clock = clock;
        addClassName("moment");
    }

    /// @param otherwise what stands there without a moment
    public void show(@Nullable Instant moment, String otherwise) {
        setText(moment == null ? otherwise : text(moment, clock));
        setTitle(moment == null ? "" : FULL.format(moment.atZone(clock.getZone())));
    }

    /// As short as is unmistakable: the time of today, day and time of this year, the day of another year.
    public static String text(Instant moment, Clock clock) {
        var zone = clock.getZone();
        var today = LocalDate.now(clock);
        var day = LocalDate.ofInstant(moment, zone);
        if (day.equals(today)) {
            return Numbers.time(moment, zone);
        }
        return day.getYear() == today.getYear() ? Numbers.moment(moment, zone) : DAY.format(day);
    }
}
