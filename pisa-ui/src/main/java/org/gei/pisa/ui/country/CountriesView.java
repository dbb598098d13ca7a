package org.gei.pisa.ui.country;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gei.pisa.domain.codebook.Domain;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.Statistic;
import org.gei.pisa.ui.chart.HtmlTable;
import org.gei.pisa.ui.feed.Feeds;
import org.gei.pisa.ui.feed.LivePart;
import org.gei.pisa.ui.feed.LiveUpdates;
import org.gei.pisa.ui.shell.LivePage;
import org.gei.pisa.ui.shell.MainLayout;

/// All countries with their results and how far they are, each a link to its page.
@Route(value = "countries", layout = MainLayout.class)
@PageTitle("Countries - PISA Live")
@PermitAll
class CountriesView extends LivePage {

    private static final List<String> COLUMNS =
            List.of("Country", "Reading", "Mathematics", "Science", "Students", "Of the sample", "Source");

    private final NativeTable table = new NativeTable();
    private final Section card = new Section();
    private final Map<String, NativeTableRow> rows = new LinkedHashMap<>();
    private final Paragraph empty = new Paragraph();

    CountriesView(Feeds feeds, LiveUpdates updates, Clock clock) {
        super(feeds, updates, clock);
        addClassNames("dashboard", "countries");
        var head = new NativeTableRow();
        for (var column : COLUMNS) {
            var cell = new NativeTableHeaderCell(column);
            cell.getElement().setAttribute("scope", "col");
            cell.setClassName("number", !column.equals("Country") && !column.equals("Source"));
            head.add(cell);
        }
        table.getHead().add(head);
        table.addClassName("data-table");
        table.setCaptionText("Results and fieldwork by country");
        var subtitle = new Paragraph("Mean scores with standard errors; ▲ ▼ significantly above, below the average");
        subtitle.addClassName("card-subtitle");
        empty.addClassName("card-empty");
        empty.setVisible(false);
        var area = new Div(table);
        area.addClassName("card-table");
        card.addClassNames("card", "card-countries", "loading");
        card.add(new H2("Countries"), subtitle, area, empty);
        add(card);
    }

    @Override
    protected List<LivePart> parts() {
        var submissions = feeds().submissions();
        var freshness = feeds().freshness();
        var means = feeds().estimates(EstimateQuery.of(
                Statistic.MEAN,
                Arrays.stream(Domain.values()).map(Domain::variable).toArray(String[]::new)));
        return List.of(new LivePart(List.of(submissions, freshness, means), () -> {
            var counts = submissions.state().value();
            if (counts == null) {
                return () -> {};
            }
            var lines = CountryLine.all(
                    counts, freshness.state().value(), means.state().value(), countries());
            return () -> show(lines);
        }));
    }

    private void show(List<CountryLine> lines) {
        card.removeClassName("loading");
        empty.setText("No country is configured yet. An administrator adds countries in the settings of the load.");
        empty.setVisible(lines.isEmpty());
        if (!List.copyOf(rows.keySet())
                .equals(lines.stream().map(CountryLine::code).toList())) {
            rows.clear();
            table.getBody().removeAll();
            for (var line : lines) {
                var row = row(line);
                rows.put(line.code(), row);
                table.getBody().add(row);
            }
        }
        for (var line : lines) {
            var row = Objects.requireNonNull(rows.get(line.code()), "every line has a row by now");
            var cells = row.getElement().getChildren().toList();
            for (int i = 0; i < line.cells().size(); i++) {
                var cell = cells.get(i + 1);
                if (!cell.getText().equals(line.cells().get(i))) {
                    cell.setText(line.cells().get(i));
                    HtmlTable.side(cell, line.cells().get(i));
                }
            }
        }
    }

    private static NativeTableRow row(CountryLine line) {
        var code = new Span(line.code());
        code.addClassName("code");
        var name = new NativeTableHeaderCell(new Anchor("country/" + line.code(), line.name()), code);
        name.getElement().setAttribute("scope", "row");
        var row = new NativeTableRow();
        row.add(name);
        for (int i = 0; i < line.cells().size(); i++) {
            var cell = new NativeTableCell();
            cell.setClassName("number", i < line.cells().size() - 1);
            row.add(cell);
        }
        return row;
    }
}
