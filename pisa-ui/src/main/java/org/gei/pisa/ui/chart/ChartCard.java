package org.gei.pisa.ui.chart;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/// A card with a chart: what it shows, in which unit, as of when. Before the first data it has the shape of a
/// card, empty.
public class ChartCard extends Section {

    private final Chart chart;
    private final Paragraph empty = new Paragraph();
    private final Span footer = new Span();

    public ChartCard(String title, String subtitle, Chart.Kind kind) {
        this.chart = new Chart(kind);
        var heading = new H2(title);
        var description = new Paragraph(subtitle);
        description.addClassName("card-subtitle");
        empty.addClassName("card-empty");
        empty.setVisible(false);
        footer.addClassName("card-footer");
        var body = new Div(chart, empty);
        body.addClassName("card-body");
        addClassNames("card", "loading", "card-" + kind.name().toLowerCase(Locale.ROOT));
        add(heading, description, body, footer);
    }

    /// Shows what was prepared.
    public void show(ChartData data) {
        removeClassName("loading");
        chart.setVisible(!data.nothing());
        empty.setVisible(data.nothing());
        empty.setText(data.emptyText());
        if (!data.nothing()) {
            chart.setData(data.json());
            chart.setSummary(data.summary());
        }
        footer.setText(data.footer());
    }
}
