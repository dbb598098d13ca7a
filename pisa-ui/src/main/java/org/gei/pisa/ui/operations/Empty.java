package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.html.Paragraph;

/// Stands where there is nothing to show: says what is missing, and what to do.
public final class Empty extends Paragraph {

    public Empty(String text) {
        super(text);
        addClassName("empty");
        setVisible(false);
    }
}
