package org.gei.pisa.ui.chart;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A real HTML table. With new data only the cells that differ are touched, so that reading it is not disturbed.
public class HtmlTable extends NativeTable {

    private final List<NativeTableRow> rows = new ArrayList<>();
    private @Nullable DataTable shown;

    /// @param caption what the table is of, for those who hear it
    public HtmlTable(String caption) {
        setCaptionText(caption);
        addClassName("data-table");
    }

    public void show(DataTable table) {
        if (shown == null || !shown.columns().equals(table.columns())) {
            rebuildHead(table);
        }
        while (rows.size() > table.rows().size()) {
            getBody().remove(rows.removeLast());
        }
        for (int i = 0; i < table.rows().size(); i++) {
            if (i == rows.size()) {
                rows.add(row(table.rows().get(i)));
                getBody().add(rows.getLast());
            } else {
                update(rows.get(i), table.rows().get(i));
            }
        }
        shown = table;
    }

    private void rebuildHead(DataTable table) {
        rows.clear();
        getBody().removeAll();
        getHead().removeAll();
        var head = new NativeTableRow();
        for (int i = 0; i < table.columns().size(); i++) {
            var cell = new NativeTableHeaderCell(table.columns().get(i));
            cell.getElement().setAttribute("scope", "col");
            int column = i;
            if (table.rows().stream().anyMatch(row -> row.get(column).numeric())) {
                cell.addClassName("number");
            }
            head.add(cell);
        }
        getHead().add(head);
    }

    private static NativeTableRow row(List<DataTable.Cell> cells) {
        var row = new NativeTableRow();
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            if (i == 0) {
                var header = new NativeTableHeaderCell(cell.text());
                header.getElement().setAttribute("scope", "row");
                row.add(header);
            } else {
                var data = new NativeTableCell(cell.text());
                data.setClassName("number", cell.numeric());
                side(data.getElement(), cell.text());
                row.add(data);
            }
        }
        return row;
    }

    private static void update(NativeTableRow row, List<DataTable.Cell> cells) {
        var elements = row.getElement().getChildren().toList();
        for (int i = 0; i < cells.size(); i++) {
            if (!elements.get(i).getText().equals(cells.get(i).text())) {
                elements.get(i).setText(cells.get(i).text());
                side(elements.get(i), cells.get(i).text());
            }
        }
    }

    /// Colour beside the shape that says it.
    public static void side(Element element, String text) {
        if (text.startsWith("▲")) {
            element.setAttribute("data-side", "above");
        } else if (text.startsWith("▼")) {
            element.setAttribute("data-side", "below");
        } else {
            element.removeAttribute("data-side");
        }
    }
}
