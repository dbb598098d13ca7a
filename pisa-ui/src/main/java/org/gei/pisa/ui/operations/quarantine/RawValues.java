package org.gei.pisa.ui.operations.quarantine;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.gei.pisa.domain.operations.QuarantineDetail;
import org.gei.pisa.domain.operations.QuarantineDetail.RawValue;
import org.gei.pisa.domain.response.Violation;
import org.gei.pisa.ui.operations.SearchField;

/// The values that came from the source: those that break a rule first, the others in the order of the codebook.
final class RawValues extends Div {

    private final SearchField search = new SearchField("Column", "Part of a name", this::filter);
    private final Div values = new Div();
    private final List<Line> lines = new ArrayList<>();
    private transient List<RawValue> shown = List.of();

    RawValues() {
        values.addClassName("raw-values");
        values.getElement().setAttribute("role", "list");
        add(search, values);
    }

    void show(QuarantineDetail detail) {
        var broken = detail.row().violations().stream()
                .map(Violation::variable)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        var ordered = ordered(detail.raw(), broken);
        if (!ordered.equals(shown)) {
            shown = ordered;
            lines.clear();
            values.removeAll();
            for (var value : ordered) {
                var line = new Line(value, broken.contains(value.column().toLowerCase(Locale.ROOT)));
                lines.add(line);
                values.add(line);
            }
            filter(search.getValue());
        }
    }

    static List<RawValue> ordered(List<RawValue> raw, Set<String> broken) {
        var ordered = new ArrayList<RawValue>();
        raw.stream().filter(value -> broken.contains(value.column())).forEach(ordered::add);
        raw.stream().filter(value -> !broken.contains(value.column())).forEach(ordered::add);
        return ordered;
    }

    private void filter(String text) {
        var part = text.strip().toLowerCase(Locale.ROOT);
        lines.forEach(line -> line.setVisible(line.column.contains(part)));
    }

    private static final class Line extends Div {
        private final String column;

        Line(RawValue value, boolean broken) {
            column = value.column();
            getElement().setAttribute("role", "listitem");
            addClassName("raw-value");
            if (broken) {
                addClassName("broken");
            }
            var name = new Span(value.column());
            name.addClassName("raw-column");
            var text = value.text();
            var found = new Span(text == null ? "NULL" : text.isEmpty() ? "empty" : QuarantineText.visible(text));
            found.addClassName(text == null || text.isEmpty() ? "muted" : "raw-text");
            add(name, found);
        }
    }
}
