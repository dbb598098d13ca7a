package org.gei.pisa.ui.operations.execution;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.gei.pisa.ui.operations.Moment;
import org.gei.pisa.ui.shell.Numbers;
import org.jspecify.annotations.Nullable;

/// How far, how fast, until when. Without an expected end only how fast.
final class Progress extends Div {

    private final Div bar = new Div();
    private final Div track = new Div(bar);
    private final Span text = new Span();
    private final transient Clock clock;

    Progress(Clock clock) {
        this.clock = clock;
        addClassName("progress");
        track.addClassName("progress-track");
        bar.addClassName("progress-bar");
        track.getElement().setAttribute("role", "progressbar");
        track.getElement().setAttribute("aria-label", "Rows read of those expected");
        add(track, text);
    }

    void show(long read, @Nullable Long expected, @Nullable Double rowsPerSecond, @Nullable Instant expectedEnd) {
        boolean known = expected != null && expected > 0;
        track.setVisible(known);
        if (expected != null && known) {
            double percent = Math.clamp(100.0 * read / expected, 0, 100);
            bar.getStyle().setWidth(String.format(Locale.ROOT, "%.1f%%", percent));
            track.getElement().setAttribute("aria-valuenow", String.format(Locale.ROOT, "%.1f", percent));
        }
        var words = words(read, expected, rowsPerSecond, expectedEnd, clock);
        text.setText(words);
        setVisible(!words.isEmpty());
    }

    static String words(
            long read,
            @Nullable Long expected,
            @Nullable Double rowsPerSecond,
            @Nullable Instant expectedEnd,
            Clock clock) {
        var words = new StringBuilder();
        if (expected != null && expected > 0) {
            words.append(Numbers.percent(Math.min(1, (double) read / expected)))
                    .append(" of ")
                    .append(Numbers.whole(expected));
        }
        if (rowsPerSecond != null) {
            words.append(words.isEmpty() ? "" : ", ").append(ExecutionText.rate(rowsPerSecond));
        }
        if (expectedEnd != null) {
            words.append(", ends about ").append(Moment.text(expectedEnd, clock));
        }
        return words.toString();
    }
}
