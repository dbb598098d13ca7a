package org.gei.pisa.ui.operations.source;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.stream.Collectors;
import org.gei.pisa.domain.operations.SourceStatus;
import org.gei.pisa.ui.operations.Words;

/// Says which countries break their freshness objective.
final class BreachNotice extends Div {

    private static final int NAMED = 5;

    private final Span text = new Span();

    BreachNotice() {
        addClassName("notice");
        setId("breach");
        getElement().setAttribute("data-tone", "bad");
        getElement().setAttribute("role", "status");
        var icon = new Icon(VaadinIcon.ALARM);
        icon.getElement().setAttribute("aria-hidden", "true");
        add(icon, text);
        setVisible(false);
    }

    void show(List<SourceStatus> sources) {
        var breached =
                sources.stream().filter(source -> source.freshness().breached()).toList();
        setVisible(!breached.isEmpty());
        text.setText(words(breached));
    }

    static String words(List<SourceStatus> breached) {
        if (breached.isEmpty()) {
            return "";
        }
        var names = breached.stream()
                .limit(NAMED)
                .map(source -> source.country() + " (" + SourceText.budget(source.freshness()) + ")")
                .collect(Collectors.joining(", "));
        return "%s the freshness objective: %s%s of the error budget used. Objective of %s: %s."
                .formatted(
                        breached.size() == 1
                                ? "1 country breaks"
                                : Words.count(breached.size(), "country", "countries") + " break",
                        names,
                        breached.size() > NAMED ? " ..." : "",
                        breached.getFirst().country(),
                        SourceText.objective(breached.getFirst().freshness()));
    }
}
