package org.gei.pisa.ui.operations.execution;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.gei.pisa.domain.operations.ExecutionDetail;
import org.gei.pisa.domain.operations.ExecutionDetail.Partition;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.ui.operations.Badge;
import org.gei.pisa.ui.operations.Facts;
import org.gei.pisa.ui.operations.Moment;
import org.gei.pisa.ui.operations.PageContext;
import org.gei.pisa.ui.operations.Words;
import org.gei.pisa.ui.shell.Numbers;

/// What happened, why, and what can be done: the head of the page of an execution.
final class WhatHappened extends Section {

    private final Badge status = new Badge();
    private final H2 title = new H2();
    private final Paragraph meaning = new Paragraph();
    private final Anchor newer = new Anchor();
    private final UnorderedList causes = new UnorderedList();
    private final Progress progress;
    private final Facts facts = new Facts();
    private final ActionButtons buttons;
    private final transient PageContext context;
    private transient List<FailureCause> shownCauses = List.of();

    WhatHappened(PageContext context, BiConsumer<ActionText, ExecutionSummary> done, Runnable always) {
        this.context = context;
        this.progress = new Progress(context.clock());
        this.buttons = new ActionButtons(context, true, done, always);
        addClassNames("card", "what-happened");
        meaning.addClassName("card-subtitle");
        causes.addClassName("causes");
        var head = new Div(status, title, buttons);
        head.addClassName("what-head");
        add(head, meaning, newer, causes, progress, facts);
    }

    void show(ExecutionDetail detail) {
        var summary = detail.summary();
        status.show(summary.status());
        title.setText(ExecutionText.kind(summary.kind()) + " of " + ExecutionText.countries(summary.countries()));
        meaning.setText(Words.capital(ExecutionText.meaning(summary.kind())) + ".");
        var latest = detail.attempts().isEmpty() ? summary : detail.attempts().getLast();
        newer.setVisible(latest.id() > summary.id());
        newer.setHref("operations/executions/" + latest.id());
        newer.setText("It has been restarted: the latest attempt is execution #" + latest.id());
        showCauses(summary, detail.partitions());
        showProgress(detail);
        showFacts(detail);
        buttons.show(summary);
    }

    private void showCauses(ExecutionSummary summary, List<Partition> partitions) {
        var newest = FailureCause.of(summary, partitions);
        causes.setVisible(!newest.isEmpty());
        if (!newest.equals(shownCauses)) {
            shownCauses = newest;
            causes.removeAll();
            for (var failure : newest) {
                var cause = new Span(failure.cause());
                cause.addClassName("cause");
                causes.add(new ListItem(cause, new Span(" " + failure.remedy())));
            }
        }
    }

    private void showProgress(ExecutionDetail detail) {
        boolean runs = detail.summary().endedAt() == null;
        var known = detail.partitions().stream()
                .filter(partition -> partition.expected() != null)
                .toList();
        if (!runs || known.isEmpty()) {
            progress.setVisible(false);
        } else {
            progress.show(
                    known.stream().mapToLong(Partition::read).sum(),
                    known.stream()
                            .mapToLong(partition -> Objects.requireNonNullElse(partition.expected(), 0L))
                            .sum(),
                    known.stream()
                            .filter(partition -> partition.endedAt() == null)
                            .mapToDouble(partition -> Objects.requireNonNullElse(partition.rowsPerSecond(), 0.0))
                            .sum(),
                    known.stream()
                            .map(Partition::expectedEnd)
                            .filter(Objects::nonNull)
                            .max(Instant::compareTo)
                            .orElse(null));
        }
    }

    private void showFacts(ExecutionDetail detail) {
        var summary = detail.summary();
        var started = summary.startedAt();
        var ended = summary.endedAt();
        facts.show("Started", started == null ? "not yet" : Moment.text(started, context.clock()));
        facts.show("Ended", ended == null ? "runs" : Moment.text(ended, context.clock()));
        facts.show("Took", ExecutionText.duration(started, ended, detail.asOf()));
        facts.show("Read", Numbers.whole(summary.read()));
        facts.show("Written", Numbers.whole(summary.written()));
        facts.show("Unchanged", Numbers.whole(summary.unchanged()));
        facts.show("Quarantined", Numbers.whole(summary.quarantined()));
        facts.show("Retired", Numbers.whole(summary.retired()));
    }
}
