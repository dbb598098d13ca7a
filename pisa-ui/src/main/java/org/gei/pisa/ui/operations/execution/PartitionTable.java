package org.gei.pisa.ui.operations.execution;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.gei.pisa.domain.operations.ExecutionDetail.Partition;
import org.gei.pisa.ui.operations.Badge;
import org.gei.pisa.ui.operations.LiveTable;
import org.gei.pisa.ui.operations.PageContext;
import org.gei.pisa.ui.operations.Words;

/// The partitions of an execution as lines of a table.
final class PartitionTable {

    private PartitionTable() {}

    static LiveTable<Partition> of(PageContext context) {
        return new LiveTable<>("Partitions by country", Partition::country)
                .column("Country", "key", Anchor::new, PartitionTable::link)
                .column("Status", "", StatusCell::new, StatusCell::show)
                .text(
                        "Took",
                        partition -> ExecutionText.duration(
                                partition.startedAt(),
                                partition.endedAt(),
                                context.clock().instant()))
                .column(
                        "Progress",
                        "progress-cell",
                        () -> new Progress(context.clock()),
                        (progress, partition) -> progress.show(
                                partition.read(),
                                partition.expected(),
                                partition.rowsPerSecond(),
                                partition.expectedEnd()))
                .number("Read", Partition::read)
                .number("Written", Partition::written)
                .number("Unchanged", Partition::unchanged)
                .number("Quarantined", Partition::quarantined)
                .number("Retired", Partition::retired)
                .number("Commits", Partition::commits)
                .line(CauseLine::new, CauseLine::show);
    }

    private static void link(Anchor anchor, Partition partition) {
        anchor.setHref("operations/sources/" + partition.country());
        anchor.setText(partition.country());
    }

    private static final class StatusCell extends Div {
        private final Badge status = new Badge();
        private final Badge straggler = new Badge();

        StatusCell() {
            addClassName("stack");
            straggler.show("Straggler", VaadinIcon.HOURGLASS, Badge.Tone.BAD);
            straggler.setTitle("Still runs long after most others have ended");
            add(status, straggler);
        }

        void show(Partition partition) {
            status.show(partition.status());
            straggler.setVisible(partition.straggler());
        }
    }

    /// The cause, and what to do about it.
    static final class CauseLine extends Div {
        private final Paragraph cause = new Paragraph();
        private final Paragraph remedy = new Paragraph();

        CauseLine() {
            cause.addClassName("cause");
            remedy.addClassName("remedy");
            add(cause, remedy);
        }

        void show(Partition partition) {
            var why = partition.cause();
            setVisible(why != null);
            cause.setText(why == null ? "" : Words.stopped(why));
            var what = partition.remedy();
            remedy.setVisible(what != null);
            remedy.setText(what == null ? "" : Words.stopped(what));
        }
    }
}
