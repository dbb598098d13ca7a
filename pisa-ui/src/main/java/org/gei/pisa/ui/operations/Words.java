package org.gei.pisa.ui.operations;

import java.util.Locale;
import org.gei.pisa.domain.operations.ExecutionStatus;
import org.gei.pisa.ui.shell.Numbers;

/// Codes as words.
public final class Words {

    private Words() {}

    public static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// With a capital letter.
    public static String sentence(Enum<?> value) {
        return capital(lower(value));
    }

    /// A status of Spring Batch in everyday words.
    public static String status(ExecutionStatus status) {
        return status == ExecutionStatus.STARTED ? "Running" : sentence(status);
    }

    public static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /// A number with its noun: `1 row`, `2,000 rows`.
    public static String count(long number, String one, String many) {
        return Numbers.whole(number) + " " + (number == 1 ? one : many);
    }

    /// With a full stop at its end.
    public static String stopped(String text) {
        return text.isEmpty() || ".!?".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
    }
}
