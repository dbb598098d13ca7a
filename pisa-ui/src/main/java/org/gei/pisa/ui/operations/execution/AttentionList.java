package org.gei.pisa.ui.operations.execution;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.domain.operations.SourceStatus;
import org.gei.pisa.ui.operations.Badge;
import org.gei.pisa.ui.operations.Words;

/// The sources that are not loaded, each with its cause and what to do; one line if there are none.
final class AttentionList extends Div {

    private final Badge calm = new Badge();
    private final Anchor all = new Anchor("operations/sources", "All sources");
    private final UnorderedList list = new UnorderedList();
    private final Map<String, Line> lines = new LinkedHashMap<>();

    AttentionList() {
        addClassName("attention");
        var bar = new Div(calm, all);
        bar.addClassName("attention-bar");
        add(bar, list);
    }

    void show(List<SourceStatus> sources) {
        var troubled = sources.stream()
                .filter(source -> source.state() == Freshness.State.SUSPENDED || source.state() == Freshness.State.DOWN)
                .toList();
        long live = sources.stream()
                .filter(source -> source.state() == Freshness.State.LIVE)
                .count();
        calm.show(
                live + " of " + sources.size() + " sources live",
                troubled.isEmpty() ? VaadinIcon.CHECK : VaadinIcon.WARNING,
                troubled.isEmpty() ? Badge.Tone.GOOD : Badge.Tone.BAD);
        var codes = troubled.stream().map(SourceStatus::country).collect(Collectors.toSet());
        lines.entrySet().removeIf(entry -> {
            boolean over = !codes.contains(entry.getKey());
            if (over) {
                list.remove(entry.getValue());
            }
            return over;
        });
        for (var source : troubled) {
            lines.computeIfAbsent(source.country(), _ -> {
                        var line = new Line();
                        list.add(line);
                        return line;
                    })
                    .show(source);
        }
        list.setVisible(!troubled.isEmpty());
    }

    private static final class Line extends ListItem {
        private final Badge state = new Badge();
        private final Anchor source = new Anchor();
        private final Span cause = new Span();
        private final Span next = new Span();
        private final Anchor execution = new Anchor();

        Line() {
            cause.addClassName("cause");
            add(source, state, cause, next, execution);
        }

        void show(SourceStatus status) {
            boolean suspended = status.state() == Freshness.State.SUSPENDED;
            source.setHref("operations/sources/" + status.country());
            source.setText(status.name());
            state.show(Words.sentence(status.state()), VaadinIcon.WARNING, Badge.Tone.BAD);
            cause.setText(Words.stopped(status.cause() == null ? "No cause is known" : status.cause()));
            var failed = status.failedExecution();
            next.setText(!suspended ? "It catches up when it answers." : failed == null ? "It waits for Resume." : "");
            execution.setVisible(suspended && failed != null);
            execution.setHref("operations/executions/" + failed);
            execution.setText("Execution #" + failed);
        }
    }
}
