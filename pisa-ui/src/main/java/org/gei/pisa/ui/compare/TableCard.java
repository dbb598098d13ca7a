package org.gei.pisa.ui.compare;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Locale;
import org.gei.pisa.ui.chart.DataTable;
import org.gei.pisa.ui.chart.HtmlTable;

/// A card with a table that is always there.
class TableCard extends Section {

    private final HtmlTable table;
    private final Div area;
    private final Paragraph message = new Paragraph();
    private final Div head = new Div();

    TableCard(String title, String subtitle) {
        var id = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        setId(id);
        table = new HtmlTable(title + ": " + subtitle);
        area = new Div(table);
        area.addClassName("card-table");
        area.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "group")
                .setAttribute("aria-label", title);
        message.addClassName("card-empty");
        var heading = new H2(title);
        heading.setId(id + "-title");
        var description = new Paragraph(subtitle);
        description.addClassName("card-subtitle");
        head.add(new Div(heading, description));
        head.addClassName("card-head");
        addClassNames("card", "card-data", "loading");
        getElement().setAttribute("aria-labelledby", id + "-title");
        add(head, area, message);
        say("");
    }

    Div head() {
        return head;
    }

    void show(DataTable data) {
        removeClassName("loading");
        table.show(data);
        say("");
    }

    /// Words in the place of the table; empty for the table.
    void say(String words) {
        message.setText(words);
        message.setVisible(!words.isEmpty());
        area.setVisible(words.isEmpty());
    }
}
