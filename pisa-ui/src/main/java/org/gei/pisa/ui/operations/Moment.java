package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.gei.pisa.ui.shell.Numbers;
import org.jspecify.annotations.Nullable;

/// A moment in local time: of today without the day; the zone is told on hover.
public final class Moment extends Span {

    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy HH:mm:ss.SSS zzz", Locale.UK);

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

    public static String text(Instant moment, Clock clock) {
        var zone = clock.getZone();
        return LocalDate.ofInstant(moment, zone).equals(LocalDate.now(clock))
                ? Numbers.time(moment, zone)
                : Numbers.moment(moment, zone);
    }
}
