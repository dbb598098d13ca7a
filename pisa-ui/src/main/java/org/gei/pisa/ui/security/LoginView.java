package org.gei.pisa.ui.security;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;

/// Sign-in.
@Route(value = LoginView.PATH, autoLayout = false)
@PageTitle("Sign in - PISA Live")
@StyleSheet("context://pisa-operations/secrets.css?v=1")
@AnonymousAllowed
class LoginView extends Main implements BeforeEnterObserver {

    static final String PATH = "login";
    static final String WRONG = "error";
    static final String UNAVAILABLE = "unavailable";
    static final String WAIT = "wait";
    static final String ENDED = "ended";
    static final String CHANGED = "changed";
    static final String NO_ROLE = "norole";
    static final String NOT_SIGNED_IN_THERE = "notthere";

    private final LoginForm form = new LoginForm();
    private final Paragraph hint = new Paragraph();
    private final LoginI18n words = LoginI18n.createDefault();

    /// @param services by which one can sign in instead; there may be none
    LoginView(ObjectProvider<InMemoryClientRegistrationRepository> services) {
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
        var card = new Div(brand, new Paragraph("Live insight into the fieldwork of PISA"), form);
        services.ifAvailable(
                all -> all.forEach(service -> card.add(link(service.getRegistrationId(), service.getClientName()))));
        card.add(hint);
        card.addClassName("login-card");
        add(card);
    }

    private static Anchor link(String id, String name) {
        var link = new Anchor("oauth2/authorization/" + id, "Sign in with " + name);
        link.setRouterIgnore(true);
        link.addClassName("login-service");
        return link;
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
        } else if (parameters.containsKey(NO_ROLE)) {
            explain(
                    "You have no role here",
                    "The other service knows you, but gave you no role of PISA Live. Ask who administers it.");
        } else if (parameters.containsKey(NOT_SIGNED_IN_THERE)) {
            explain("The other service did not sign you in", "Try again, or ask who administers it.");
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
