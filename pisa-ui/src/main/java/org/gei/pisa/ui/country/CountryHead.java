package org.gei.pisa.ui.country;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import org.gei.pisa.domain.live.Submissions;
import org.gei.pisa.ui.shell.Numbers;

/// Which country, and how far its fieldwork is.
class CountryHead extends Section {

    private final H2 name = new H2();
    private final Paragraph progress = new Paragraph();
    private final Div bar = new Div();

    CountryHead() {
        addClassNames("card", "country-head");
        var track = new Div(bar);
        track.addClassName("total-track");
        bar.addClassName("total-bar");
        add(name, progress, track);
    }

    void show(String code, Submissions submissions) {
        var found = submissions.countries().stream()
                .filter(country -> country.country().equals(code))
                .findFirst();
        if (found.isEmpty()) {
            name.setText(code);
            progress.setText("No country with this code takes part. Choose one at the top.");
            return;
        }
        var country = found.get();
        var mark = Numbers.coverageMark(country.coverage());
        name.setText(country.name() + (mark.isEmpty() ? "" : " " + mark));
        progress.setText("%s of %s students expected (%s)%s"
                .formatted(
                        Numbers.whole(country.loaded()),
                        Numbers.whole(country.expected()),
                        Numbers.percent(country.coverage()),
                        mark.isEmpty() ? "" : ": provisional"));
        bar.getStyle().setWidth(Math.min(100, 100 * country.coverage()) + "%");
    }
}
