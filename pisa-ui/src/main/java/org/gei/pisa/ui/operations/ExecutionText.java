package org.gei.pisa.ui.operations;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.ui.shell.Numbers;

/// Words about an execution.
final class ExecutionText {

    private static final int NAMED = 3;

    private ExecutionText() {}

    static String duration(ExecutionSummary summary, Clock clock) {
        var started = summary.startedAt();
        if (started == null) {
            return "";
        }
        var ended = summary.endedAt();
        return ended == null
                ? Numbers.duration(Duration.between(started, clock.instant())) + " so far"
                : Numbers.duration(Duration.between(started, ended));
    }

    static String countries(List<String> countries) {
        return countries.size() <= NAMED ? String.join(", ", countries) : countries.size() + " countries";
    }
}
