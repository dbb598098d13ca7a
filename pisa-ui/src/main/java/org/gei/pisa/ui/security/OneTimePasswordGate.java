package org.gei.pisa.ui.security;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Whoever signed in with a one-time password comes to no page but the one that replaces it.
@Component
class OneTimePasswordGate implements VaadinServiceInitListener {

    private static final Set<Class<?>> OPEN = Set.of(PasswordView.class, LoginView.class);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addUIInitListener(start -> start.getUI().addBeforeEnterListener(OneTimePasswordGate::beforeEnter));
    }

    private static void beforeEnter(BeforeEnterEvent event) {
        var mustChange = SignedIn.current().filter(SignedIn::mustChangePassword).isPresent();
        if (mustChange && !OPEN.contains(event.getNavigationTarget())) {
            event.forwardTo(PasswordView.class);
        }
    }
}
