package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Locale;
import org.gei.pisa.domain.operations.ExecutionStatus;

/// A status as word, icon and colour.
class StatusBadge extends Span {

    StatusBadge(ExecutionStatus status) {
        this(
                word(status.name()),
                switch (status) {
                    case COMPLETED -> VaadinIcon.CHECK;
                    case FAILED, UNKNOWN -> VaadinIcon.WARNING;
                    case STARTING, STARTED -> VaadinIcon.PLAY;
                    case STOPPING, STOPPED -> VaadinIcon.STOP;
                    case ABANDONED -> VaadinIcon.BAN;
                },
                switch (status) {
                    case COMPLETED -> "good";
                    case FAILED, UNKNOWN -> "bad";
                    case STARTING, STARTED -> "running";
                    case STOPPING, STOPPED, ABANDONED -> "neutral";
                });
    }

    /// @param tone `good`, `bad`, `running` or `neutral`
    StatusBadge(String word, VaadinIcon icon, String tone) {
        addClassName("badge");
        getElement().setAttribute("data-tone", tone);
        var picture = new Icon(icon);
        picture.getElement().setAttribute("aria-hidden", "true");
        add(picture, new Span(word));
    }

    static String word(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
