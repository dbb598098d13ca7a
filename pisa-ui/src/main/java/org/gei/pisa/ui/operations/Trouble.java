package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Instant;
import java.time.ZoneId;
import org.gei.pisa.ui.shell.Numbers;
import org.jspecify.annotations.Nullable;

/// Says what failed, since when, and what happens next.
final class Trouble extends Div {

    private final Span text = new Span();

    Trouble() {
        addClassNames("notice");
        getElement().setAttribute("data-tone", "bad");
        getElement().setAttribute("role", "status");
        setId("trouble");
        var icon = new Icon(VaadinIcon.WARNING);
        icon.getElement().setAttribute("aria-hidden", "true");
        add(icon, text);
        setVisible(false);
    }

    /// @param known when what is shown below was read; null if nothing is
    void show(BatchProblem problem, Instant since, @Nullable Instant known, ZoneId zone) {
        text.setText(words(problem, since, known, zone));
        setVisible(true);
    }

    static String words(BatchProblem problem, Instant since, @Nullable Instant known, ZoneId zone) {
        if (!problem.away()) {
            return problem.text();
        }
        return problem.text() + " So it is since " + Numbers.time(since, zone)
                + "; it is asked again by itself every few seconds, and the loading does not depend on this page."
                + (known == null ? "" : " What stands below is as of " + Numbers.time(known, zone) + ".");
    }
}
