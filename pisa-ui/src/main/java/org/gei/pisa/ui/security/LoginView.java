package org.gei.pisa.ui.security;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Duration;
import org.gei.pisa.ui.shell.Numbers;

/// Sign-in.
@Route(value = LoginView.PATH, autoLayout = false)
@PageTitle("Sign in - PISA Live")
@AnonymousAllowed
class LoginView extends Main implements BeforeEnterObserver {

    static final String PATH = "login";
    static final String WRONG = "error";
    static final String UNAVAILABLE = "unavailable";
    static final String WAIT = "wait";
    static final String ENDED = "ended";
    static final String CHANGED = "changed";

    private final LoginForm form = new LoginForm();
    private final Paragraph hint = new Paragraph();
    private final LoginI18n words = LoginI18n.createDefault();

    LoginView() {
        addClassName("login");
        form.setAction(PATH);
        form.setForgotPasswordButtonVisible(false);
        words.getForm().setTitle("Sign in");
        words.getForm().setUsername("Account");
        words.getForm().setSubmit("Sign in");
        form.setI18n(words);
        var brand = new H1("PISA Live");
        brand.addClassName("login-brand");
        hint.setText("Started with ./pisa up? It printed the accounts; ./pisa info shows them again.");
        hint.addClassName("login-hint");
        var card = new Div(brand, new Paragraph("Live insight into the fieldwork of PISA"), form, hint);
        card.addClassName("login-card");
        add(card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getLocation().getQueryParameters().getParameters();
        if (parameters.containsKey(UNAVAILABLE)) {
            explain(
                    "Sign-in is not possible just now",
                    "The service with the accounts does not answer. Try again in a minute.");
        } else if (parameters.containsKey(WAIT)) {
            explain(
                    "Too many attempts",
                    "Sign-in with this account from here is possible again in "
                            + waiting(parameters.get(WAIT).getFirst()) + ".");
        } else if (parameters.containsKey(WRONG)) {
            explain("Account or password is wrong", "Check both, mind capital letters, and try again.");
        } else if (parameters.containsKey(ENDED)) {
            explain(
                    "Your session has ended",
                    "It lasted its time, or the account was changed. Sign in again to go on.");
        } else if (parameters.containsKey(CHANGED)) {
            hint.setText("Your password is changed. Sign in with the new one.");
            hint.getElement().setAttribute("role", "status");
        }
    }

    private static String waiting(String seconds) {
        return seconds.matches("\\d{1,5}") ? Numbers.duration(Duration.ofSeconds(Long.parseLong(seconds))) : "a while";
    }

    private void explain(String title, String message) {
        words.getErrorMessage().setTitle(title);
        words.getErrorMessage().setMessage(message);
        form.setI18n(words);
        form.setError(true);
    }
}
