package org.gei.pisa.ui.compare;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Locale;
import java.util.function.Supplier;
import org.gei.pisa.ui.chart.CsvFile;
import org.gei.pisa.ui.chart.DataTable;
import org.gei.pisa.ui.chart.HtmlTable;
import org.jspecify.annotations.Nullable;

/// A card with a table that is always there.
class TableCard extends Section {

    private final HtmlTable table;
    private final Div area;
    private final Paragraph message = new Paragraph();
    private final Div head = new Div();
    private final Button download = new Button("Download CSV", event -> download());
    private transient @Nullable Supplier<DataTable> file;

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
        download.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        download.setAriaLabel("Download CSV of " + title);
        head.add(new Div(heading, description), download);
        head.addClassName("card-head");
        addClassNames("card", "card-data", "loading");
        getElement().setAttribute("aria-labelledby", id + "-title");
        add(head, area, message);
        say("");
    }

    /// Puts a choice that belongs to this card beside its button.
    void addControl(Component control) {
        head.addComponentAtIndex(1, control);
    }

    void show(DataTable data) {
        show(data, () -> data);
    }

    /// @param forFile the same for files, where another shape suits better; made when it is asked for
    void show(DataTable data, Supplier<DataTable> forFile) {
        removeClassName("loading");
        table.show(data);
        say("");
        file = forFile;
        download.setVisible(true);
    }

    /// Words in the place of the table; empty for the table.
    void say(String words) {
        file = null;
        download.setVisible(false);
        message.setText(words);
        message.setVisible(!words.isEmpty());
        area.setVisible(words.isEmpty());
    }

    private void download() {
        var rows = file;
        if (rows != null) {
            CsvFile.download(this, "pisa-live-" + getId().orElseThrow(), rows.get());
        }
    }
}
