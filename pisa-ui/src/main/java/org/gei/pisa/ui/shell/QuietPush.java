package org.gei.pisa.ui.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/// Browsers note failures of the push in their console, not every message of it: that would be three lines for each of
/// twenty messages a second.
@Component
class QuietPush implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addUIInitListener(start -> start.getUI().getPushConfiguration().setParameter("logLevel", "warn"));
    }
}
