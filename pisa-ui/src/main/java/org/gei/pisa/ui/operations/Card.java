package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/// A card with a heading, and at the right of it what acts on the card.
public final class Card extends Section {

    private final H2 heading;

    public Card(String title, Component... tools) {
        addClassName("card");
        heading = new H2(title);
        var bar = new Div(heading);
        bar.addClassName("card-bar");
        if (tools.length > 0) {
            var right = new Div(tools);
            right.addClassName("card-tools");
            bar.add(right);
        }
        add(bar);
    }

    public Card with(Component... parts) {
        add(parts);
        return this;
    }

    public void setTitleText(String title) {
        heading.setText(title);
    }

    /// A table that may be wider than the screen.
    public static Div scrolling(Component table) {
        var scroll = new Div(table);
        scroll.addClassName("table-scroll");
        return scroll;
    }
}
