package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/// What became of an action. A refusal stays until it is closed: its reason is to be read.
public final class Notices {

    private static final int MILLIS = 6_000;
    private static final int MILLIS_TO_UNDO = 12_000;

    private Notices() {}

    public static void done(String text) {
        var notice = notice(text, MILLIS);
        notice.addThemeVariants(NotificationVariant.LUMO_CONTRAST);
        notice.open();
    }

    /// With a button that takes it back.
    public static void done(String text, String undo, Runnable takeBack) {
        var notice = new Notification();
        notice.setDuration(MILLIS_TO_UNDO);
        notice.setPosition(Notification.Position.BOTTOM_START);
        notice.addThemeVariants(NotificationVariant.LUMO_CONTRAST);
        var button = new Button(undo, _ -> {
            notice.close();
            takeBack.run();
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        notice.add(row(text, button));
        notice.open();
    }

    public static void refused(String text) {
        var notice = new Notification();
        notice.setDuration(0);
        notice.setPosition(Notification.Position.BOTTOM_START);
        notice.addThemeVariants(NotificationVariant.LUMO_ERROR);
        notice.setAssertive(true);
        var close = new Button(new Icon(VaadinIcon.CLOSE_SMALL), _ -> notice.close());
        close.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE, ButtonVariant.LUMO_ICON);
        close.setAriaLabel("Close");
        notice.add(row(text, close));
        notice.open();
    }

    private static Notification notice(String text, int millis) {
        return new Notification(text, millis, Notification.Position.BOTTOM_START);
    }

    private static Div row(String text, Button button) {
        var words = new Span(text);
        words.addClassName("notice-text");
        var row = new Div(words, button);
        row.addClassName("notice-row");
        return row;
    }
}
