package org.gei.pisa.ui.operations.key;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.stream.Collectors;
import org.gei.pisa.domain.operations.ApiKey;
import org.gei.pisa.domain.operations.ApiScope;
import org.gei.pisa.domain.operations.CreatedApiKey;
import org.gei.pisa.ui.operations.Badge;
import org.gei.pisa.ui.operations.SecretDialog;
import org.gei.pisa.ui.operations.Words;

/// Words about a key.
final class KeyText {

    private KeyText() {}

    static String scope(ApiScope scope) {
        return switch (scope) {
            case ESTIMATES -> "Estimates and variables";
            case FIELDWORK -> "Fieldwork: submissions and freshness";
            case STREAMS -> "Streams of these, which stay open";
        };
    }

    static String scopes(ApiKey key) {
        return Words.capital(key.scopes().stream().map(Words::lower).collect(Collectors.joining(", ")));
    }

    static void badge(Badge badge, ApiKey key) {
        switch (key.state()) {
            case ACTIVE -> badge.show("Active", VaadinIcon.CHECK, Badge.Tone.GOOD);
            case EXPIRED -> badge.show("Expired", VaadinIcon.HOURGLASS_END, Badge.Tone.NEUTRAL);
            case REVOKED -> badge.show("Revoked", VaadinIcon.BAN, Badge.Tone.NEUTRAL);
        }
    }

    static SecretDialog created(CreatedApiKey created) {
        return new SecretDialog(
                "Key for " + created.key().name(),
                "Key",
                created.secret(),
                "It is shown this once. Keep it where secrets are kept; a program sends it as \"Authorization: Bearer\","
                        + " never in an address. The list knows it by its beginning, "
                        + created.key().prefix() + ".");
    }
}
