package org.gei.pisa.ui.chart;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// A chart. It is given its whole data each time something changed; the newest data wins and survives a reload of
/// the page.
@Tag("pisa-chart")
@JsModule("context://pisa-chart/pisa-chart.js?v=1")
public class Chart extends Component implements HasSize {

    /// What it looks like.
    public enum Kind {
        /// Sorted horizontal bars: `rows` of code, label, value, text, tip, few; `min`, `max`.
        BARS,
        /// Shares of 100: as bars, against a background.
        PROGRESS,
        /// A line over an area: `points` of label, value, tip.
        AREA,
        /// Bubbles: `rows` of label, x, y, n (area), tip, few; `xName`, `yName`.
        BUBBLES,
        /// The world: `rows` of code, shape or lon and lat, value, tip, few.
        MAP
    }

    public Chart(Kind kind) {
        getElement().setAttribute("kind", kind.name().toLowerCase(Locale.ROOT));
        getElement().setAttribute("role", "img");
    }

    public void setData(ObjectNode data) {
        getElement().setPropertyJson("data", data);
    }

    /// What the chart says, in words, for those who can't see it.
    public void setSummary(String summary) {
        getElement().setAttribute("aria-label", summary);
    }
}
