package org.gei.pisa.ui.operations;

import com.vaadin.flow.spring.security.AuthenticationContext;
import java.time.Clock;
import org.gei.pisa.ui.feed.Feeds;
import org.gei.pisa.ui.feed.LiveUpdates;
import org.springframework.stereotype.Component;

/// What every page of administrators needs.
@Component
public record PageContext(
        BatchClient batch, Feeds feeds, LiveUpdates updates, AuthenticationContext authentication, Clock clock) {

    /// Name of the account that is signed in.
    public String user() {
        return authentication.getPrincipalName().orElse("");
    }
}
