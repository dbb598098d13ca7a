package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;

/// Shows a secret that can't be shown again: it closes by its button only, and the secret goes with it.
@StyleSheet("context://pisa-operations/secrets.css?v=1")
public final class SecretDialog extends Dialog {

    /// A browser gives the clipboard to pages that came by TLS or from this machine.
    private static final String COPY =
            "return navigator.clipboard" + " ? navigator.clipboard.writeText($0).then(() => true, () => false) : false";

    private final Span copied = new Span();

    /// @param label what the secret is
    /// @param explanation what to do with it
    public SecretDialog(String title, String label, String secret, String explanation) {
        setHeaderTitle(title);
        addClassName("secret-dialog");
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        var field = new TextField(label);
        field.setValue(secret);
        field.setReadOnly(true);
        field.setAutoselect(true);
        field.addClassName("secret");
        var copy = new Button("Copy", new Icon(VaadinIcon.COPY_O));
        copy.setAriaLabel("Copy: " + label);
        copy.addClickListener(_ -> copy.getElement().executeJs(COPY, secret).then(Boolean.class, this::said));
        var line = new Div(field, copy);
        line.addClassName("secret-line");
        copied.addClassName("muted");
        copied.getElement().setAttribute("role", "status");
        var text = new Paragraph(explanation);
        text.addClassName("consequence");
        add(line, copied, text);
        var done = new Button("Done", _ -> close());
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(done);
    }

    private void said(boolean done) {
        copied.setText(done ? "Copied." : "This browser does not let the page copy: select it and copy it by hand.");
    }
}
