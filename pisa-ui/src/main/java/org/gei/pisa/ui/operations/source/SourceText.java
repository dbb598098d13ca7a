package org.gei.pisa.ui.operations.source;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.domain.operations.ConnectionTest;
import org.gei.pisa.domain.operations.SourceStatus;
import org.gei.pisa.domain.operations.SourceStatus.FreshnessObjective;
import org.gei.pisa.ui.operations.Badge;
import org.gei.pisa.ui.operations.Words;
import org.gei.pisa.ui.shell.Numbers;
import org.jspecify.annotations.Nullable;

/// Words about a source.
final class SourceText {

    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3600;

    private SourceText() {}

    static void badge(Badge badge, SourceStatus source) {
        badge.show(
                Words.sentence(source.state()),
                switch (source.state()) {
                    case LIVE -> VaadinIcon.CHECK;
                    case LAGGING -> VaadinIcon.HOURGLASS;
                    case DOWN -> VaadinIcon.UNLINK;
                    case SUSPENDED -> VaadinIcon.PAUSE;
                },
                switch (source.state()) {
                    case LIVE -> Badge.Tone.GOOD;
                    case LAGGING -> Badge.Tone.RUNNING;
                    case DOWN, SUSPENDED -> Badge.Tone.BAD;
                });
    }

    /// As precise as it matters: `0.2 s`, `14 s`, `3 min`, `2.5 h`.
    static String lag(@Nullable Double seconds) {
        if (seconds == null) {
            return "never loaded";
        }
        if (seconds < 10) {
            return Numbers.decimal(seconds, 1) + " s";
        }
        if (seconds < 2 * SECONDS_PER_MINUTE) {
            return Numbers.decimal(seconds, 0) + " s";
        }
        return seconds < 2 * SECONDS_PER_HOUR
                ? Numbers.decimal(seconds / SECONDS_PER_MINUTE, 0) + " min"
                : Numbers.decimal(seconds / SECONDS_PER_HOUR, 1) + " h";
    }

    /// What the objective promises: `99 % within 1 s over 60 min`.
    static String objective(FreshnessObjective objective) {
        return "%s %% within %s over %s"
                .formatted(
                        plain(objective.targetPercent()),
                        plain(objective.withinSeconds()) + " s",
                        objective.windowSeconds() % SECONDS_PER_HOUR == 0
                                ? objective.windowSeconds() / SECONDS_PER_HOUR + " h"
                                : objective.windowSeconds() / SECONDS_PER_MINUTE + " min");
    }

    /// How it is kept: `99.4 % kept, 60 % of the error budget used`.
    static String kept(FreshnessObjective objective) {
        var achieved = objective.achievedPercent();
        return achieved == null
                ? "not watched yet"
                : "%s %% kept, %s of the error budget used".formatted(Numbers.decimal(achieved, 2), budget(objective));
    }

    static String budget(FreshnessObjective objective) {
        return Numbers.decimal(objective.budgetUsedPercent(), 0) + " %";
    }

    static String detection(SourceStatus source) {
        var safety = source.safetyLagSeconds();
        return safety == null
                ? "by " + source.changeDetection()
                : "by %s, %s behind for safety".formatted(source.changeDetection(), lag(safety));
    }

    static String breaker(SourceStatus source) {
        return switch (source.breaker()) {
            case "CLOSED" -> "closed";
            case "OPEN" -> "open: left alone for a moment, then asked again";
            case "HALF_OPEN" -> "half open: trying";
            default -> source.breaker();
        };
    }

    static String calls(SourceStatus source) {
        var calls = source.calls();
        var percent = calls.failurePercent();
        return "%s of %s failed%s, %s not made because it was open"
                .formatted(
                        Numbers.whole(calls.failed()),
                        Words.count(calls.recorded(), "recent call", "recent calls"),
                        percent == null ? "" : " (" + Numbers.decimal(percent, 0) + " %)",
                        Numbers.whole(calls.refused()));
    }

    /// Why it is as it is, and what happens next; empty if it is as it should be.
    static String causeAndNext(SourceStatus source) {
        var cause = source.cause();
        var why = cause == null ? "" : Words.stopped(cause) + " ";
        return switch (source.state()) {
            case LIVE -> "";
            case LAGGING -> why + "It is being loaded and catches up by itself.";
            case DOWN -> why + "It catches up when it answers; the other sources go on.";
            case SUSPENDED ->
                why
                        + (source.failedExecution() == null
                                ? "It waits for Resume; what it has loaded stays counted."
                                : "It goes on where it stopped; Test tells beforehand whether the source is mended.");
        };
    }

    static boolean needsSomebody(SourceStatus source) {
        return source.state() == Freshness.State.SUSPENDED || source.state() == Freshness.State.DOWN;
    }

    /// Who has suspended it.
    static String suspendedBy(String who) {
        return who.equals("load") ? "the load, after a failure" : who;
    }

    static String test(ConnectionTest test) {
        if (!test.works()) {
            return "Does not work: %s%s"
                    .formatted(
                            test.cause() == null ? "no reason is known." : Words.stopped(test.cause()),
                            test.remedy() == null ? "" : " " + Words.stopped(test.remedy()));
        }
        var server = test.server();
        var rows = test.rows();
        return "Works: answered in %s ms%s%s."
                .formatted(
                        Numbers.whole(test.milliseconds()),
                        server == null ? "" : ", " + server,
                        rows == null ? "" : ", about " + Words.count(rows, "row", "rows"));
    }

    private static String plain(double number) {
        return Numbers.decimal(number, number == Math.rint(number) ? 0 : 1);
    }
}
