package org.gei.pisa.ui.operations.execution;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.ui.operations.Badge;
import org.gei.pisa.ui.operations.LiveTable;
import org.gei.pisa.ui.operations.Moment;
import org.gei.pisa.ui.operations.PageContext;

/// Executions as lines of a table.
final class ExecutionTable {

    private ExecutionTable() {}

    /// @param always runs after every action
    static LiveTable<ExecutionSummary> of(String caption, PageContext context, Runnable always) {
        return new LiveTable<>(caption, ExecutionSummary::id)
                .column("Execution", "key", Anchor::new, ExecutionTable::link)
                .column("Status", "", Badge::new, (badge, summary) -> badge.show(summary.status()))
                .column("Kind", "", Span::new, ExecutionTable::kind)
                .column(
                        "Started",
                        "",
                        () -> new Moment(context.clock()),
                        (moment, summary) -> moment.show(summary.startedAt(), "not yet"))
                .text("Took", summary -> ExecutionText.duration(summary, context.clock()))
                .column("Countries", "", Span::new, ExecutionTable::countries)
                .number("Read", ExecutionSummary::read)
                .number("Written", ExecutionSummary::written)
                .number("Quarantined", ExecutionSummary::quarantined)
                .column(
                        "Actions",
                        "actions-cell",
                        () -> new ActionButtons(context, false, (_, _) -> {}, always),
                        ActionButtons::show)
                .line(ExecutionTable::causeLine, ExecutionTable::cause);
    }

    private static void link(Anchor anchor, ExecutionSummary summary) {
        anchor.setHref("operations/executions/" + summary.id());
        anchor.setText("#" + summary.id());
    }

    private static void kind(Span span, ExecutionSummary summary) {
        span.setText(ExecutionText.kind(summary.kind()));
        span.setTitle(ExecutionText.meaning(summary.kind()));
    }

    private static void countries(Span span, ExecutionSummary summary) {
        span.setText(ExecutionText.countries(summary.countries()));
        span.setTitle(String.join(", ", summary.countries()));
    }

    private static Paragraph causeLine() {
        var line = new Paragraph();
        line.addClassName("cause");
        return line;
    }

    private static void cause(Paragraph line, ExecutionSummary summary) {
        var cause = summary.cause();
        line.setVisible(cause != null);
        line.setText(cause == null ? "" : cause);
    }
}
