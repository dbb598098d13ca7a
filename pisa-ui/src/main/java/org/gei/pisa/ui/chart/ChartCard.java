package org.gei.pisa.ui.chart;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gei.pisa.ui.feed.Feed;
import org.gei.pisa.ui.feed.LivePart;
import org.gei.pisa.ui.shell.Numbers;
import org.jspecify.annotations.Nullable;

/// A card with a chart: what it shows, in which unit, as of when; its menu gives the same as a table and as files.
/// Before the first data it has the shape of a card, empty; what is wrong it says in words, with the last data in
/// view where there is some.
public class ChartCard extends Section {

    /// What the card shows in the place of its chart.
    private enum View {
        CHART,
        TABLE,
        MESSAGE
    }

    private final String title;
    private final String subtitle;
    private final Chart chart;
    private final HtmlTable table;
    private final Div tableArea;
    private final Div head = new Div();
    private final Paragraph message = new Paragraph();
    private final Span footer = new Span();
    private final Span trouble = new Span();
    private final transient List<Explanation> explanations;
    private transient @Nullable ChartData shown;
    private boolean asTable;

    /// @param explanations what its help is about, most important first
    public ChartCard(String title, String subtitle, Chart.Kind kind, Explanation... explanations) {
        this.title = title;
        this.subtitle = subtitle;
        this.chart = new Chart(kind);
        this.table = new HtmlTable(title + ": " + subtitle);
        this.tableArea = new Div(table);
        this.explanations = List.of(explanations);
        var id = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        setId(id);
        var heading = new H2(title);
        heading.setId(id + "-title");
        var description = new Paragraph(subtitle);
        description.addClassName("card-subtitle");
        var words = new Div(heading, description);
        head.add(words, new CardMenu(this));
        head.addClassName("card-head");
        tableArea.addClassName("card-table");
        message.addClassName("card-empty");
        footer.addClassName("card-footer");
        trouble.addClassName("card-trouble");
        var body = new Div(chart, tableArea, message);
        body.addClassName("card-body");
        var live = new Paragraph();
        live.addClassNames("card-live", "for-listeners");
        live.getElement().setAttribute("aria-live", "polite");
        addClassNames("card", "loading", "card-" + kind.text());
        getElement().setAttribute("aria-labelledby", id + "-title").setAttribute("tabindex", "0");
        var foot = new Div(footer, trouble);
        foot.addClassName("card-foot");
        add(head, body, foot, live);
        show(View.CHART);
    }

    /// Shows what was prepared.
    public void show(ChartData data) {
        shown = data;
        removeClassName("loading");
        if (data.nothing()) {
            message.setText(data.emptyText());
        } else {
            chart.setData(data.json());
            chart.setSummary(data.summary());
            var rows = data.table();
            if (asTable && rows != null) {
                table.show(rows);
            }
        }
        footer.setText(data.footer());
        show(data.nothing() ? View.MESSAGE : asTable ? View.TABLE : View.CHART);
    }

    /// Says what is wrong in the place of the chart.
    void fail(String words) {
        shown = null;
        removeClassName("loading");
        message.setText(words);
        footer.setText("");
        show(View.MESSAGE);
    }

    /// Says what is wrong beside the last data; empty if nothing is.
    void warn(String words) {
        trouble.setText(words);
        setClassName("stale", !words.isEmpty());
    }

    /// Follows feeds: prepared again when one of them has something new.
    ///
    /// @param shape from the states of the feeds; null while one of them has none
    public LivePart live(Clock clock, Supplier<@Nullable ChartData> shape, Feed<?>... feeds) {
        return new LivePart(List.of(feeds), () -> {
            var states = Stream.of(feeds).map(Feed::state).toList();
            var refusal = states.stream()
                    .map(Feed.State::refusal)
                    .filter(reason -> reason != null)
                    .findFirst();
            var cut = states.stream()
                    .filter(state -> state.connection() == Feed.Connection.CUT)
                    .map(Feed.State::since)
                    .min(Instant::compareTo);
            var warning = cut.map(since -> "Not current: the stream is cut since "
                            + Numbers.time(since, clock.getZone()) + " and is tried again every few seconds.")
                    .orElse("");
            if (refusal.isPresent()) {
                return () -> {
                    warn("");
                    fail("This can't be estimated: " + refusal.get());
                };
            }
            var data = shape.get();
            if (data == null) {
                return warning.isEmpty()
                        ? () -> warn("")
                        : () -> fail("The API does not answer since "
                                + Numbers.time(cut.orElseThrow(), clock.getZone())
                                + ". It is asked again every few seconds; the chart appears by itself. If this lasts,"
                                + " tell whoever runs PISA Live.");
            }
            return () -> {
                warn(warning);
                show(data);
            };
        });
    }

    /// Follows one feed.
    public <T> LivePart live(Clock clock, Feed<T> feed, Function<T, ChartData> shape) {
        return live(
                clock,
                () -> {
                    var value = feed.state().value();
                    return value == null ? null : shape.apply(value);
                },
                feed);
    }

    /// Puts a choice that belongs to this card beside its menu.
    public void addControl(Component control) {
        head.addComponentAtIndex(1, control);
    }

    /// The table in the place of the chart, or back.
    public void toggleTable() {
        asTable = !asTable;
        var data = shown;
        if (data != null) {
            show(data);
        }
    }

    public boolean showsTable() {
        return asTable;
    }

    public Chart chart() {
        return chart;
    }

    String title() {
        return title;
    }

    String subtitle() {
        return subtitle;
    }

    @Nullable
    ChartData shown() {
        return shown;
    }

    List<Explanation> explanations() {
        return explanations;
    }

    /// Hidden by style, not taken away: the chart keeps what it has drawn.
    private void show(View view) {
        getElement().setAttribute("data-view", view.name().toLowerCase(Locale.ROOT));
        tableArea.setVisible(view == View.TABLE);
        message.setVisible(view == View.MESSAGE);
    }
}
