package org.gei.pisa.ui.help;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;
import org.gei.pisa.ui.chart.Explanation;
import org.gei.pisa.ui.shell.MainLayout;

/// All explanations on one page, and the keys.
@Route(value = "help", layout = MainLayout.class)
@PageTitle("Help - PISA Live")
@PermitAll
class HelpView extends Div {

    HelpView() {
        addClassName("help");
        var keys = new DescriptionList();
        keys.addClassName("facts");
        key(keys, "Tab", "from card to card and into their menus; Enter opens a menu");
        key(keys, "T", "on a card: its data as a table, and back");
        key(keys, "F", "on a card: full screen, and back");
        key(keys, "?", "on a card: what it means");
        key(keys, "Esc", "closes a menu or a window");
        var first = new Section(
                new H2("Keys"),
                keys,
                new Paragraph(
                        "The menu of each card (three dots) has the same, and downloads: CSV with the exact numbers,"
                                + " PNG and SVG pictures with title and date. “Copy link” gives an address that shows the same"
                                + " card with the same choices to everybody who may sign in."));
        first.addClassName("card");
        var words = new Section(new H2("What the words mean"));
        words.addClassNames("card", "explanations");
        for (var explanation : Explanation.values()) {
            var heading = new H3(explanation.title());
            heading.setId(explanation.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            words.add(heading, new Paragraph(explanation.text()));
        }
        add(first, words);
    }

    private static void key(DescriptionList list, String key, String does) {
        list.add(new DescriptionList.Term(key));
        list.add(new DescriptionList.Description(does));
    }
}
