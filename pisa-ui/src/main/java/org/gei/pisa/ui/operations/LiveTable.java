package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.gei.pisa.ui.shell.Numbers;

/// A real HTML table whose rows are kept by key and changed in place, so that new data takes away neither focus nor
/// selection nor scroll position. On a phone every row becomes a block with the headers as labels.
///
/// @param <T> what a row shows
public final class LiveTable<T> extends NativeTable {

    private final transient Function<T, ?> key;
    private final transient List<Column<T>> columns = new ArrayList<>();
    private final transient List<Supplier<Cell<T>>> lines = new ArrayList<>();
    private final transient Map<Object, Row> rows = new LinkedHashMap<>();
    private final NativeTableRow head = new NativeTableRow();

    private record Column<T>(String header, String style, Supplier<Cell<T>> cells) {}

    private record Cell<T>(Component component, Consumer<T> update) {}

    /// @param caption what the table is of, for those who hear it
    public LiveTable(String caption, Function<T, ?> key) {
        this.key = key;
        addClassName("live-table");
        setCaptionText(caption);
        role(this, "table");
        role(head, "row");
        getHead().add(head);
        role(getHead(), "rowgroup");
    }

    public LiveTable<T> text(String header, Function<T, String> text) {
        return column(header, "", Span::new, (span, item) -> span.setText(text.apply(item)));
    }

    public LiveTable<T> number(String header, ToLongFunction<T> number) {
        return column(
                header, "number", Span::new, (span, item) -> span.setText(Numbers.whole(number.applyAsLong(item))));
    }

    /// @param style class of the column's cells
    /// @param make called once per row
    /// @param update brings the component up to date
    public <C extends Component> LiveTable<T> column(
            String header, String style, Supplier<C> make, BiConsumer<C, T> update) {
        columns.add(new Column<>(header, style, () -> cell(make, update)));
        var cell = new NativeTableHeaderCell(header);
        cell.getElement().setAttribute("scope", "col");
        role(cell, "columnheader");
        addClasses(cell, style);
        head.add(cell);
        return this;
    }

    /// A further line of every row over its whole width; not shown while its component is invisible.
    public <C extends Component> LiveTable<T> line(Supplier<C> make, BiConsumer<C, T> update) {
        lines.add(() -> cell(make, update));
        return this;
    }

    /// Shows these in this order.
    public void show(List<T> items) {
        var keys = items.stream().<Object>map(key).collect(Collectors.toSet());
        rows.entrySet().removeIf(entry -> {
            boolean gone = !keys.contains(entry.getKey());
            if (gone) {
                getElement().removeChild(entry.getValue().getElement());
            }
            return gone;
        });
        int first = (int) getElement().getChildren().count() - rows.size();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var row = rows.computeIfAbsent(key.apply(item), _ -> new Row());
            if (getElement().indexOfChild(row.getElement()) != first + i) {
                getElement().insertChild(first + i, row.getElement());
            }
            row.show(item);
        }
    }

    private static <T, C extends Component> Cell<T> cell(Supplier<C> make, BiConsumer<C, T> update) {
        var component = make.get();
        return new Cell<>(component, item -> update.accept(component, item));
    }

    private static void role(Component component, String role) {
        component.getElement().setAttribute("role", role);
    }

    private static void addClasses(HtmlContainer cell, String style) {
        if (!style.isEmpty()) {
            cell.addClassNames(style.split(" "));
        }
    }

    /// A body of the table: its cells, and the lines below them.
    private final class Row extends NativeTableBody {

        private final transient List<Consumer<T>> updates = new ArrayList<>();

        Row() {
            role(this, "rowgroup");
            var main = new NativeTableRow();
            role(main, "row");
            for (var column : columns) {
                var cell = column.cells().get();
                var place = main.getComponentCount() == 0 ? header(cell) : new NativeTableCell(cell.component());
                if (main.getComponentCount() > 0) {
                    role(place, "cell");
                }
                place.getElement().setAttribute("data-label", column.header());
                addClasses(place, column.style());
                main.add(place);
                updates.add(cell.update());
            }
            add(main);
            lines.forEach(line -> addLine(line.get()));
        }

        private NativeTableHeaderCell header(Cell<T> cell) {
            var header = new NativeTableHeaderCell(cell.component());
            header.getElement().setAttribute("scope", "row");
            role(header, "rowheader");
            return header;
        }

        private void addLine(Cell<T> cell) {
            var place = new NativeTableCell(cell.component());
            place.setColspan(columns.size());
            role(place, "cell");
            var line = new NativeTableRow(place);
            line.addClassName("line");
            role(line, "row");
            add(line);
            updates.add(item -> {
                cell.update().accept(item);
                line.setVisible(cell.component().isVisible());
            });
        }

        void show(T item) {
            updates.forEach(update -> update.accept(item));
        }
    }
}
