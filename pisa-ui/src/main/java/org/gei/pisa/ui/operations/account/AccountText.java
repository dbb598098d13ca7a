package org.gei.pisa.ui.operations.account;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import org.gei.pisa.domain.operations.AccountDetail;
import org.gei.pisa.domain.operations.IssuedPassword;
import org.gei.pisa.ui.operations.Badge;
import org.gei.pisa.ui.operations.Moment;
import org.gei.pisa.ui.operations.SecretDialog;

/// Words about an account.
final class AccountText {

    private AccountText() {}

    static void badge(Badge badge, AccountDetail account, Clock clock) {
        if (!account.enabled()) {
            badge.show("Disabled", VaadinIcon.BAN, Badge.Tone.NEUTRAL);
        } else if (hasExpired(account, clock)) {
            badge.show("Password expired", VaadinIcon.WARNING, Badge.Tone.BAD);
        } else if (account.oneTimeUntil() != null) {
            badge.show("Not begun", VaadinIcon.HOURGLASS, Badge.Tone.NEUTRAL);
        } else {
            badge.show("Active", VaadinIcon.CHECK, Badge.Tone.GOOD);
        }
    }

    /// What there is to know about its password; empty if nothing.
    static String remark(AccountDetail account, Clock clock) {
        var until = account.oneTimeUntil();
        if (until == null || !account.enabled()) {
            return "";
        }
        return hasExpired(account, clock)
                ? "Its one-time password was not used until " + Moment.text(until, clock) + ": Reset makes a new one."
                : "Has a one-time password, valid until " + Moment.text(until, clock)
                        + ", to be replaced at the first sign-in.";
    }

    static SecretDialog issued(IssuedPassword issued, Clock clock) {
        var name = issued.account().name();
        return new SecretDialog(
                "One-time password of " + name,
                "One-time password",
                issued.password(),
                "It is shown this once. Give it to the person behind " + name
                        + " by a way that others can't read. It is"
                        + " valid until " + Moment.text(issued.until(), clock)
                        + ", and at the first sign-in it must be replaced.");
    }

    private static boolean hasExpired(AccountDetail account, Clock clock) {
        var until = account.oneTimeUntil();
        return until != null && !until.isAfter(clock.instant());
    }
}
