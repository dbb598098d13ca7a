package org.gei.pisa.ui.security;

import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/// Gives a session the idle timeout of whoever signs in, however that was done.
@Component
class SignedInSessions implements HttpSessionAttributeListener {

    private static final String KEY = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

    private final IdleTimeouts idle;

    SignedInSessions(IdleTimeouts idle) {
        this.idle = idle;
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        attributeChanged(event);
    }

    @Override
    public void attributeReplaced(HttpSessionBindingEvent event) {
        attributeChanged(event);
    }

    private void attributeChanged(HttpSessionBindingEvent event) {
        if (event.getName().equals(KEY)
                && event.getSession().getAttribute(KEY) instanceof SecurityContext context
                && context.getAuthentication() != null) {
            event.getSession().setMaxInactiveInterval(idle.secondsFor(context.getAuthentication()));
        }
    }
}
