package org.gei.pisa.ui.operations.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gei.pisa.domain.operations.ExecutionDetail.Partition;
import org.gei.pisa.domain.operations.ExecutionStatus;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailureCauseTests {

    @Test
    void whatSomebodyHasToMendComesFirst() {
        var causes = FailureCause.of(
                summary("window", null),
                List.of(
                        failed("ALB", "the source can't be reached", null),
                        failed("CHL", "CHL: column escs is missing", "Restore it"),
                        failed("DNK", null, null)));
        assertThat(causes)
                .containsExactly(
                        new FailureCause("CHL: column escs is missing.", "Restore it."),
                        new FailureCause(
                                "ALB: the source can't be reached.",
                                "Nothing has to be done: the next one tries again."));
    }

    @Test
    void failureWithoutPartitionsIsThatOfTheExecution() {
        assertThat(FailureCause.of(summary("load", "The warehouse was away"), List.of()))
                .containsExactly(new FailureCause("The warehouse was away.", ""));
    }

    @Test
    void loadThatAPersonAskedForIsRestartedByAPerson() {
        assertThat(FailureCause.of(summary("load", null), List.of(failed("ALB", "away", null))))
                .first()
                .extracting(FailureCause::remedy)
                .asString()
                .contains("restart it");
    }

    @Test
    void consequencesSayWhatHappensToWhom() {
        var question = ActionText.RESTART.question(summary("window", null));
        assertThat(question.toString()).contains("Restart execution 7?", "loaded from where it stopped");
        assertThat(ActionText.STOP.question(summary("window", null)).toString()).contains("next window begins at once");
        assertThat(ActionText.STOP.question(summary("load", null)).toString()).contains("can be restarted");
    }

    private static ExecutionSummary summary(String kind, @Nullable String cause) {
        return new ExecutionSummary(
                7,
                7,
                "load",
                kind,
                ExecutionStatus.FAILED,
                null,
                null,
                List.of("ALB"),
                0,
                0,
                0,
                0,
                0,
                1,
                cause,
                List.of());
    }

    private static Partition failed(String country, @Nullable String cause, @Nullable String remedy) {
        return new Partition(
                1,
                country,
                ExecutionStatus.FAILED,
                null,
                null,
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                null,
                null,
                false,
                cause,
                remedy);
    }
}
