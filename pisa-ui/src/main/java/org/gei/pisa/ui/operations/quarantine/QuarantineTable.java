package org.gei.pisa.ui.operations.quarantine;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gei.pisa.domain.operations.QuarantinePage.QuarantinedRow;
import org.gei.pisa.domain.operations.RetryRequest.RowKey;
import org.gei.pisa.ui.operations.Badge;
import org.gei.pisa.ui.operations.LiveTable;
import org.gei.pisa.ui.operations.Moment;
import org.gei.pisa.ui.operations.PageContext;
import org.gei.pisa.ui.operations.Words;

/// Rows in quarantine as lines of a table, to be selected.
final class QuarantineTable extends Div {

    private static final int VIOLATIONS = 3;

    private final Set<RowKey> selected = new LinkedHashSet<>();
    private final Checkbox all = new Checkbox("Select all on this page");
    private final LiveTable<QuarantinedRow> table;
    private final transient Runnable selectionChanged;
    private transient List<QuarantinedRow> shown = List.of();

    QuarantineTable(PageContext context, Runnable selectionChanged) {
        this.selectionChanged = selectionChanged;
        all.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                selectAll(event.getValue());
            }
        });
        table = new LiveTable<>("Rows in quarantine, last seen first", QuarantineTable::key);
        table.column("Row", "key", Key::new, Key::show)
                .column("What is wrong", "wide-cell", Violations::new, Violations::show)
                .column(
                        "First seen",
                        "",
                        () -> new Moment(context.clock()),
                        (moment, row) -> moment.show(row.firstSeen(), ""))
                .column(
                        "Last seen",
                        "",
                        () -> new Moment(context.clock()),
                        (moment, row) -> moment.show(row.lastSeen(), ""))
                .number("Attempts", QuarantinedRow::attempts)
                .column("Counted", "", Badge::new, (badge, row) -> QuarantineText.counted(badge, row.stale()));
        var scroll = new Div(table);
        scroll.addClassName("table-scroll");
        add(all, scroll);
    }

    void show(List<QuarantinedRow> rows) {
        shown = rows;
        var keys = rows.stream().map(QuarantineTable::key).toList();
        if (selected.retainAll(keys)) {
            selectionChanged.run();
        }
        table.show(rows);
        showAll();
    }

    List<RowKey> selected() {
        return List.copyOf(selected);
    }

    void clearSelection() {
        selectAll(false);
    }

    private void selectAll(boolean value) {
        selected.clear();
        if (value) {
            shown.forEach(row -> selected.add(key(row)));
        }
        table.show(shown);
        showAll();
        selectionChanged.run();
    }

    private void showAll() {
        all.setValue(!shown.isEmpty() && selected.size() == shown.size());
        all.setIndeterminate(!selected.isEmpty() && selected.size() < shown.size());
        setVisible(!shown.isEmpty());
    }

    static RowKey key(QuarantinedRow row) {
        return new RowKey(row.country(), row.id());
    }

    private final class Key extends Div {
        private final Selection selection = new Selection();
        private final Anchor link = new Anchor();

        Key() {
            addClassName("select-and-link");
            add(selection, link);
        }

        void show(QuarantinedRow row) {
            selection.show(row);
            link.setHref("operations/quarantine/%s/%d".formatted(row.country(), row.id()));
            link.setText(row.country() + "/" + row.id());
        }
    }

    private final class Selection extends Checkbox {
        private transient RowKey row = new RowKey("", 0);

        Selection() {
            addValueChangeListener(event -> {
                if (event.isFromClient()) {
                    if (event.getValue()) {
                        selected.add(row);
                    } else {
                        selected.remove(row);
                    }
                    showAll();
                    selectionChanged.run();
                }
            });
        }

        void show(QuarantinedRow newest) {
            row = key(newest);
            setAriaLabel("Select " + row.country() + "/" + row.id());
            setValue(selected.contains(row));
        }
    }

    private static final class Violations extends Div {
        private transient List<String> texts = List.of();

        Violations() {
            addClassName("stack");
        }

        void show(QuarantinedRow row) {
            var newest = new ArrayList<>(row.violations().stream()
                    .limit(VIOLATIONS)
                    .map(QuarantineText::violation)
                    .toList());
            int more = row.violations().size() - VIOLATIONS;
            if (more > 0) {
                newest.add("and " + Words.count(more, "more", "more"));
            }
            if (!newest.equals(texts)) {
                texts = newest;
                removeAll();
                newest.forEach(text -> add(new Div(text)));
            }
        }
    }
}
