package org.gei.pisa.ui.operations.source;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gei.pisa.domain.operations.SourceStatus;
import org.gei.pisa.domain.operations.SourceStatus.LagPoint;
import org.gei.pisa.ui.operations.Moment;

/// The worst lag of each minute of the last hour. Its scale is logarithmic from a tenth of a second: a second matters
/// as much as an hour. Minutes in which nobody looked are gaps.
@Tag("pisa-sparkline")
@JsModule("context://pisa-operations/sparkline.js?v=2")
final class Sparkline extends Component {

    private final transient Clock clock;

    Sparkline(Clock clock) {
        this.clock = clock;
        getElement().setAttribute("role", "img");
    }

    void show(SourceStatus source) {
        getElement().setProperty("points", points(source.lagHistory(), clock));
        getElement().setProperty("limit", source.freshness().withinSeconds());
        getElement().setAttribute("aria-label", summary(source.lagHistory(), clock));
    }

    /// Minutes before now and seconds: `3:0.25,2:0.31`.
    static String points(List<LagPoint> history, Clock clock) {
        long now = clock.instant().getEpochSecond() / 60;
        return history.stream()
                .map(point -> (now - point.minute().getEpochSecond() / 60) + ":"
                        + Math.round(point.worstSeconds() * 1000) / 1000.0)
                .collect(Collectors.joining(","));
    }

    static String summary(List<LagPoint> history, Clock clock) {
        return history.stream()
                .max((a, b) -> Double.compare(a.worstSeconds(), b.worstSeconds()))
                .map(worst -> "Lag over the last hour: at worst %s at %s"
                        .formatted(
                                SourceText.lag(worst.worstSeconds()),
                                Objects.requireNonNull(Moment.text(worst.minute(), clock))))
                .orElse("Lag over the last hour: not watched yet");
    }
}
