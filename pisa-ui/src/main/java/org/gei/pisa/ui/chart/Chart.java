package org.gei.pisa.ui.chart;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A chart. It is given its whole data each time something changed; what goes to the browser is what differs from
/// before.
@Tag("pisa-chart")
@JsModule("context://pisa-chart/pisa-chart.js?v=4")
public class Chart extends Component implements HasSize {

    /// What it looks like. `rows` have an `id` each; further properties are described with each kind in the script.
    public enum Kind {
        /// Horizontal bars from zero with intervals.
        BARS,
        /// Shares of 100: as bars, against a background.
        PROGRESS,
        /// A line over an area: `points` of label, value, tip.
        AREA,
        /// Countries in a plane with intervals in both directions.
        SCATTER,
        /// The world: `rows` of shape or lon and lat, value, tip, few.
        MAP,
        /// Points with intervals, an average as a line, or gaps around zero.
        INTERVALS,
        /// Shares of levels, stacked to 100 % around one of them.
        LEVELS,
        /// The middle 80 % and the middle half of a distribution.
        PERCENTILES,
        /// Lines over time with their intervals as bands.
        TREND;

        /// Its name in the script.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private transient @Nullable ObjectNode data;
    private transient @Nullable ObjectNode sent;

    public Chart(Kind kind) {
        getElement().setAttribute("kind", kind.text());
        getElement().setAttribute("role", "img");
    }

    /// @param next not changed any more by the caller
    public void setData(ObjectNode next) {
        data = next;
        if (isAttached()) {
            send(next);
        }
    }

    /// What it was given last.
    public @Nullable ObjectNode getData() {
        return data;
    }

    /// What the chart says, in words, for those who can't see it.
    public void setSummary(String summary) {
        getElement().setAttribute("aria-label", summary);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        sent = null; // the element in the browser is a new one
        var current = data;
        if (current != null) {
            send(current);
        }
    }

    private void send(ObjectNode next) {
        var changes = ChartChanges.between(sent, next);
        sent = next;
        if (!changes.isEmpty()) {
            getElement().callJsFunction("apply", changes);
        }
    }
}
