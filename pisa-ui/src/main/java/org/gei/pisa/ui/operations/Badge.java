package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.gei.pisa.domain.operations.ExecutionStatus;

/// A status as word, icon and colour.
public class Badge extends Span {

    /// What the colour says.
    public enum Tone {
        GOOD,
        BAD,
        RUNNING,
        NEUTRAL
    }

    private final Icon icon = new Icon();
    private final Span word = new Span();

    public Badge() {
        addClassName("badge");
        icon.getElement().setAttribute("aria-hidden", "true");
        add(icon, word);
    }

    public void show(String text, VaadinIcon picture, Tone tone) {
        icon.setIcon(picture);
        word.setText(text);
        getElement().setAttribute("data-tone", Words.lower(tone));
    }

    public void show(ExecutionStatus status) {
        show(
                Words.status(status),
                switch (status) {
                    case COMPLETED -> VaadinIcon.CHECK;
                    case FAILED, UNKNOWN -> VaadinIcon.WARNING;
                    case STARTING, STARTED -> VaadinIcon.PLAY;
                    case STOPPING, STOPPED -> VaadinIcon.STOP;
                    case ABANDONED -> VaadinIcon.BAN;
                },
                switch (status) {
                    case COMPLETED -> Tone.GOOD;
                    case FAILED, UNKNOWN -> Tone.BAD;
                    case STARTING, STARTED -> Tone.RUNNING;
                    case STOPPING, STOPPED, ABANDONED -> Tone.NEUTRAL;
                });
    }
}
