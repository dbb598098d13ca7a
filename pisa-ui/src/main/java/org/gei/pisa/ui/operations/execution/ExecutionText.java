package org.gei.pisa.ui.operations.execution;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.ui.operations.Moment;
import org.gei.pisa.ui.operations.Words;
import org.gei.pisa.ui.shell.Numbers;
import org.jspecify.annotations.Nullable;

/// Words about an execution.
final class ExecutionText {

    private static final int NAMED = 4;
    private static final Duration PRECISE = Duration.ofSeconds(10);

    private ExecutionText() {}

    /// @param asOf up to when what has not ended is counted
    static String duration(@Nullable Instant started, @Nullable Instant ended, Instant asOf) {
        if (started == null) {
            return "not started";
        }
        return ended == null
                ? length(Duration.between(started, asOf)) + " so far"
                : length(Duration.between(started, ended));
    }

    /// With tenths of a second while they matter.
    static String length(Duration duration) {
        return duration.compareTo(PRECISE) < 0
                ? Numbers.decimal(Math.max(0, duration.toMillis()) / 1000.0, 1) + " s"
                : Numbers.duration(duration);
    }

    static String duration(ExecutionSummary summary, Clock clock) {
        return duration(summary.startedAt(), summary.endedAt(), clock.instant());
    }

    static String countries(List<String> countries) {
        return countries.isEmpty()
                ? "no country"
                : countries.size() <= NAMED ? String.join(", ", countries) : countries.size() + " countries";
    }

    /// What kind of execution it is, so that somebody who never saw one knows.
    static String kind(String kind) {
        return switch (kind) {
            case "window" -> "Window";
            case "load" -> "Load";
            case "reload" -> "Full reload";
            case "reconcile" -> "Reconciliation";
            case "scheduled" -> "Scheduled reconciliation";
            case "restart" -> "Restart";
            default -> Words.capital(kind);
        };
    }

    static String meaning(String kind) {
        return switch (kind) {
            case "window" -> "follows the sources for a while and loads what changes";
            case "load" -> "loads what is new since the last load; asked for by a person";
            case "reload" -> "reads every row again; asked for by a person";
            case "reconcile" -> "compares source and warehouse row by row; asked for by a person";
            case "scheduled" -> "compares source and warehouse row by row, by the clock";
            case "restart" -> "goes on with what an earlier attempt left undone";
            default -> "";
        };
    }

    /// A parameter as people write it.
    static String parameter(String value, Clock clock) {
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true") ? "yes" : "no";
        }
        try {
            return Moment.text(Instant.parse(value), clock);
        } catch (DateTimeParseException _) {
            return value.replace(",", ", ");
        }
    }

    /// How fast, without more figures than mean something.
    static String rate(double rowsPerSecond) {
        return Numbers.decimal(rowsPerSecond, rowsPerSecond < 10 ? 1 : 0) + " rows/s";
    }
}
