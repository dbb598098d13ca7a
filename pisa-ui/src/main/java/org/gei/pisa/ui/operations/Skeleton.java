package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.html.Div;

/// The shape of a page before its first data.
final class Skeleton extends Div {

    private static final int LINES = 8;

    Skeleton() {
        addClassNames("card", "skeleton");
        getElement().setAttribute("aria-hidden", "true");
        for (int i = 0; i < LINES; i++) {
            add(new Div());
        }
    }
}
