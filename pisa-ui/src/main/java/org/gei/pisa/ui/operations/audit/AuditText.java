package org.gei.pisa.ui.operations.audit;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.gei.pisa.ui.operations.Badge;
import org.gei.pisa.ui.operations.Words;

/// Words about an entry of the audit trail.
final class AuditText {

    private AuditText() {}

    /// The outcome without its reason: `done`, `refused`, `failed`.
    static String verdict(String outcome) {
        int colon = outcome.indexOf(':');
        return colon < 0 ? outcome : outcome.substring(0, colon);
    }

    /// Why it was refused or failed; empty if it was done.
    static String reason(String outcome) {
        int colon = outcome.indexOf(':');
        return colon < 0 ? "" : outcome.substring(colon + 1).strip();
    }

    static void badge(Badge badge, String outcome) {
        var verdict = verdict(outcome);
        badge.show(
                Words.capital(verdict),
                verdict.equals("done") ? VaadinIcon.CHECK : VaadinIcon.WARNING,
                verdict.equals("done") ? Badge.Tone.GOOD : Badge.Tone.BAD);
    }

    /// The page about what something was done to; empty if there is none.
    static String target(String subject) {
        if (subject.matches("execution \\d{1,18}")) {
            return "operations/executions/" + subject.substring("execution ".length());
        }
        return subject.matches("[A-Z]{3}") ? "operations/sources/" + subject : "";
    }
}
