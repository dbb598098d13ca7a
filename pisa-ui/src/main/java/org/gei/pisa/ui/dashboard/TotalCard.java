package org.gei.pisa.ui.dashboard;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.List;
import org.gei.pisa.domain.live.Submissions;
import org.gei.pisa.ui.shell.Numbers;

/// The number of submissions, large; how fast they come, and how much of the sample that is.
class TotalCard extends Section {

    private final Div number = new Div();
    private final Paragraph rate = new Paragraph();
    private final Div bar = new Div();
    private final Paragraph share = new Paragraph();
    private final Span footer = new Span();

    TotalCard() {
        addClassNames("card", "card-total", "loading");
        number.addClassName("total-number");
        number.setId("total");
        var track = new Div(bar);
        track.addClassName("total-track");
        bar.addClassName("total-bar");
        footer.addClassName("card-footer");
        var subtitle = new Paragraph("Responses of students, all selected countries");
        subtitle.addClassName("card-subtitle");
        add(new H2("Submissions"), subtitle, number, rate, track, share, footer);
    }

    /// @param countries those that are selected
    /// @param perMinute of all countries; shown only if all are selected
    void show(Submissions submissions, List<Submissions.CountrySubmissions> countries, boolean all, ZoneId zone) {
        removeClassName("loading");
        long loaded = countries.stream()
                .mapToLong(Submissions.CountrySubmissions::loaded)
                .sum();
        long expected = countries.stream()
                .mapToLong(Submissions.CountrySubmissions::expected)
                .sum();
        double part = expected == 0 ? 0 : (double) loaded / expected;
        number.setText(Numbers.whole(loaded));
        rate.setText(Numbers.whole(Math.round(submissions.perMinute()))
                + (all ? " in the last minute" : " in the last minute, all countries"));
        bar.getStyle().setWidth(Math.min(100, 100 * part) + "%");
        share.setText("%s of %s students expected".formatted(Numbers.percent(part), Numbers.whole(expected)));
        footer.setText("as of " + Numbers.time(submissions.asOf(), zone));
    }
}
