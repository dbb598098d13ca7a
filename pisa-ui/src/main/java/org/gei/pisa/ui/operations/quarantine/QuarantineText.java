package org.gei.pisa.ui.operations.quarantine;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import org.gei.pisa.domain.operations.RetryResult;
import org.gei.pisa.domain.response.Violation;
import org.gei.pisa.ui.operations.Badge;
import org.gei.pisa.ui.operations.Words;

/// Words about rows in quarantine.
final class QuarantineText {

    private QuarantineText() {}

    /// What was expected and what was found; control characters made visible.
    static String violation(Violation violation) {
        return "%s: expected %s, found %s".formatted(violation.variable(), violation.rule(), found(violation.found()));
    }

    static String found(String text) {
        return text.isEmpty() || text.equals("nothing") ? "nothing" : "'" + visible(text) + "'";
    }

    static String visible(String text) {
        var visible = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c)) {
                visible.append("\\u%04x".formatted(c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }

    /// What became of rows that were tried again.
    static String retried(RetryResult result) {
        if (result.tried() == 0 && result.gone() == 0) {
            return "No row matched: nothing was tried again.";
        }
        var parts = new ArrayList<String>(List.of(
                Words.count(result.loaded(), "row is", "rows are") + " loaded now",
                Words.count(result.quarantined(), "still breaks", "still break") + " a rule"));
        if (result.gone() > 0) {
            parts.add(Words.count(result.gone(), "had", "had") + " left quarantine meanwhile");
        }
        return "Tried " + Words.count(result.tried(), "row", "rows") + " again: " + String.join(", ", parts) + ".";
    }

    /// Whether an older version of the row counts.
    static void counted(Badge badge, boolean stale) {
        if (stale) {
            badge.show("Older version counts", VaadinIcon.CLOCK, Badge.Tone.RUNNING);
        } else {
            badge.show("Not counted", VaadinIcon.BAN, Badge.Tone.NEUTRAL);
        }
    }
}
