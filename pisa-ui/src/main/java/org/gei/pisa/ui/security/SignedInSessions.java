package org.gei.pisa.ui.security;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/// The sessions of this application that somebody has signed in to, however that was done. Each gets the
/// idle timeout of its person.
@Component
class SignedInSessions implements HttpSessionAttributeListener, HttpSessionListener {

    private static final Logger log = LoggerFactory.getLogger(SignedInSessions.class);
    private static final String KEY = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

    private final Map<HttpSession, Authentication> sessions = new ConcurrentHashMap<>();
    private final Set<String> changingPasswords = ConcurrentHashMap.newKeySet();
    private final IdleTimeouts idle;

    SignedInSessions(IdleTimeouts idle) {
        this.idle = idle;
    }

    /// Who is signed in to which.
    Map<HttpSession, Authentication> all() {
        return Map.copyOf(sessions);
    }

    /// Changes the password of who is signed in to a session, and ends the session. Its windows are told that this is
    /// why, even if somebody else sees the change first and ends it.
    ///
    /// @param change throws if the password stays what it is; then the session stays too
    void changePassword(HttpSession session, Runnable change) {
        var id = session.getId();
        changingPasswords.add(id);
        try {
            change.run();
            end(session);
        } finally {
            changingPasswords.remove(id);
        }
    }

    /// Ends a session: its windows go to the sign-in, and their push is closed. It ends too where a window can't be
    /// told, because its connection has just broken.
    void end(HttpSession session) {
        try {
            sendToSignIn(session);
        } catch (IllegalStateException _) {
            // it has ended meanwhile
        } catch (RuntimeException e) {
            log.info("a window could not be sent to the sign-in, its session ends all the same: {}", e.getMessage());
        } finally {
            invalidate(session);
            sessions.remove(session);
        }
    }

    private void sendToSignIn(HttpSession session) {
        var why = changingPasswords.contains(session.getId()) ? LoginView.CHANGED : LoginView.ENDED;
        for (var windows : VaadinSession.getAllSessions(session)) {
            windows.accessSynchronously(() -> windows.getUIs().forEach(ui -> {
                ui.getPage().setLocation(LoginView.PATH + "?" + why);
                ui.push();
            }));
        }
    }

    private static void invalidate(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException _) {
            // it has ended meanwhile
        }
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        contextChanged(event);
    }

    @Override
    public void attributeReplaced(HttpSessionBindingEvent event) {
        contextChanged(event);
    }

    @Override
    public void attributeRemoved(HttpSessionBindingEvent event) {
        if (event.getName().equals(KEY)) {
            sessions.remove(event.getSession());
        }
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        sessions.remove(event.getSession());
    }

    private void contextChanged(HttpSessionBindingEvent event) {
        var session = event.getSession();
        if (event.getName().equals(KEY)
                && session.getAttribute(KEY) instanceof SecurityContext context
                && context.getAuthentication() != null) {
            session.setMaxInactiveInterval(idle.secondsFor(context.getAuthentication()));
            sessions.put(session, context.getAuthentication());
        }
    }
}
