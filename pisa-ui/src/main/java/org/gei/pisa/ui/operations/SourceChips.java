package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.domain.operations.SourceStatus;
import org.gei.pisa.ui.shell.Numbers;

/// The state of every source: those that need somebody in full, the others as a chip.
final class SourceChips {

    private SourceChips() {}

    static List<Component> of(List<SourceStatus> sources) {
        var components = new ArrayList<Component>();
        sources.stream()
                .filter(source -> source.state() == Freshness.State.SUSPENDED || source.state() == Freshness.State.DOWN)
                .forEach(source -> components.add(troubled(source)));
        sources.stream()
                .filter(source -> source.state() == Freshness.State.LIVE || source.state() == Freshness.State.LAGGING)
                .forEach(source -> components.add(chip(source)));
        return components;
    }

    private static Component troubled(SourceStatus source) {
        boolean suspended = source.state() == Freshness.State.SUSPENDED;
        var line = new Div(
                new StatusBadge(
                        source.country() + " " + source.state().name().toLowerCase(Locale.ROOT),
                        VaadinIcon.WARNING,
                        "bad"),
                new Span(source.name() + ": " + (source.cause() == null ? "no cause is known" : source.cause())),
                new Span(suspended ? "Waits for an administrator." : "It is tried again by itself."));
        var failed = source.failedExecution();
        if (failed != null) {
            line.add(new Anchor("operations/executions/" + failed, "Execution #" + failed));
        }
        line.addClassName("source-trouble");
        return line;
    }

    private static Component chip(SourceStatus source) {
        boolean live = source.state() == Freshness.State.LIVE;
        var chip = new StatusBadge(
                source.country() + (live ? "" : " lagging"),
                live ? VaadinIcon.CHECK : VaadinIcon.HOURGLASS,
                live ? "good" : "running");
        chip.setTitle("%s: %s responses, %s in quarantine"
                .formatted(source.name(), Numbers.whole(source.responses()), Numbers.whole(source.quarantined())));
        return chip;
    }
}
