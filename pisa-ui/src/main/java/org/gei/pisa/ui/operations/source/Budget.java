package org.gei.pisa.ui.operations.source;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.gei.pisa.domain.operations.SourceStatus.FreshnessObjective;

/// The share of the error budget of a freshness objective that is used, as a bar and in words.
final class Budget extends Div {

    private final Div bar = new Div();
    private final Div track = new Div(bar);
    private final Span text = new Span();
    private final String of;

    /// @param of follows the share, where nothing else says of what it is
    Budget(String of) {
        this.of = of;
        addClassName("budget");
        track.addClassName("progress-track");
        bar.addClassName("progress-bar");
        track.getElement().setAttribute("role", "meter");
        track.getElement().setAttribute("aria-label", "Error budget used");
        track.getElement().setAttribute("aria-valuemin", "0");
        track.getElement().setAttribute("aria-valuemax", "100");
        add(track, text);
    }

    void show(FreshnessObjective objective) {
        double used = Math.clamp(objective.budgetUsedPercent(), 0, 100);
        bar.getStyle().setWidth(String.format(Locale.ROOT, "%.1f%%", used));
        track.getElement().setAttribute("aria-valuenow", String.format(Locale.ROOT, "%.0f", used));
        getElement().setAttribute("data-breached", String.valueOf(objective.breached()));
        text.setText(
                objective.achievedPercent() == null
                        ? "not watched yet"
                        : objective.breached()
                                ? "breached: " + SourceText.budget(objective) + of + " used"
                                : SourceText.budget(objective) + of + " used");
        setTitle(SourceText.objective(objective) + ": " + SourceText.kept(objective));
    }
}
