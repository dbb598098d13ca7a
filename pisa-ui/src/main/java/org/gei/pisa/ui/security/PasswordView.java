package org.gei.pisa.ui.security;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedHttpSession;
import jakarta.annotation.security.PermitAll;
import java.util.function.Supplier;
import org.gei.pisa.domain.operations.PasswordChange;
import org.gei.pisa.ui.operations.ActionButton;
import org.gei.pisa.ui.operations.BatchClient;
import org.gei.pisa.ui.operations.Card;
import org.gei.pisa.ui.shell.MainLayout;

/// A person's own password.
@Route(value = "account/password", layout = MainLayout.class)
@PageTitle("Password - PISA Live")
@StyleSheet("context://pisa-operations/operations.css?v=4")
@StyleSheet("context://pisa-operations/secrets.css?v=1")
@PermitAll
class PasswordView extends Div {

    private final PasswordField current = field("Current password", "current-password");
    private final PasswordField next = field("New password", "new-password");
    private final PasswordField repeated = field("New password again", "new-password");
    private final ActionButton change = new ActionButton("Change password", "Changing");
    private final transient BatchClient batch;
    private final transient SignedInSessions sessions;

    PasswordView(BatchClient batch, SignedInSessions sessions) {
        this.batch = batch;
        this.sessions = sessions;
        addClassNames("operations", "password-page");
        SignedIn.current()
                .ifPresentOrElse(
                        this::show,
                        () -> add(new Card("Password")
                                .with(new Paragraph(
                                        "You signed in by another service: the password is changed there."))));
    }

    private void show(SignedIn account) {
        next.setHelperText("Long and hard to guess, such as four words that have nothing to do with each other."
                + " No kind of character is asked for.");
        current.setAutofocus(true);
        change.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        change.setEnabled(false);
        change.does(() -> null, () -> call(account), (String _) -> {
            // the session has ended
        });
        var form = new Div(current, next, repeated, change);
        form.addClassName("password-form");
        var why = new Paragraph(
                account.mustChangePassword()
                        ? "You signed in with a one-time password. Choose one of your own; then everything else opens."
                        : "After the change you sign in again, here and wherever else you are signed in.");
        add(new Card("Password of " + account.name()).with(why, form));
    }

    private Supplier<String> call(SignedIn account) {
        var request = VaadinRequest.getCurrent();
        var address = request == null ? null : request.getRemoteAddr();
        var body = new PasswordChange(current.getValue(), next.getValue(), address);
        var session = ((WrappedHttpSession) VaadinSession.getCurrent().getSession()).getHttpSession();
        return () -> {
            sessions.changePassword(session, () -> batch.changePassword(account.name(), body));
            return account.name();
        };
    }

    private PasswordField field(String label, String autocomplete) {
        var field = new PasswordField(label);
        field.setWidthFull();
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.getElement().setAttribute("autocomplete", autocomplete);
        field.addValueChangeListener(_ -> check());
        return field;
    }

    private void check() {
        boolean differ = !repeated.isEmpty() && !repeated.getValue().equals(next.getValue());
        repeated.setErrorMessage(differ ? "This is another one than above." : "");
        repeated.setInvalid(differ);
        change.setEnabled(
                !current.isEmpty() && !next.isEmpty() && repeated.getValue().equals(next.getValue()));
    }
}
