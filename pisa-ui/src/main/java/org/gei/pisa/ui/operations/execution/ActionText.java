package org.gei.pisa.ui.operations.execution;

import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.ui.operations.ActionButton;
import org.gei.pisa.ui.operations.Words;

/// What can be done with an execution, what will happen then, and what has happened.
enum ActionText {
    RESTART("Restart", "Restarting"),
    STOP("Stop", "Stopping"),
    RECOVER("Recover", "Recovering"),
    ABANDON("Abandon", "Abandoning");

    private final String word;
    private final String meanwhile;

    ActionText(String word, String meanwhile) {
        this.word = word;
        this.meanwhile = meanwhile;
    }

    String word() {
        return word;
    }

    String meanwhile() {
        return meanwhile;
    }

    /// As the batch names it.
    String code() {
        return Words.lower(this);
    }

    ActionButton.Question question(ExecutionSummary summary) {
        return new ActionButton.Question(
                "%s execution %d?".formatted(word, summary.id()), consequence(summary), this == ABANDON);
    }

    private String consequence(ExecutionSummary summary) {
        boolean reconciles = summary.job().equals("reconcile");
        return switch (this) {
            case RESTART ->
                unfinished(summary)
                        + (reconciles
                                ? " compared again from the beginning of each."
                                : " loaded from where it stopped. What is loaded already stays as it is.")
                        + " The other countries go on meanwhile.";
            case STOP ->
                "It ends after the change sets it is writing now; nothing is lost."
                        + (summary.kind().equals("window")
                                ? " The next window begins at once and goes on from there. To keep a country from being"
                                        + " loaded, suspend its source instead."
                                : " It can be restarted, and goes on from there.");
            case ABANDON ->
                "It can never be restarted after this. What it left undone stays as it is until another execution does"
                        + " it; a suspended source stays suspended.";
            case RECOVER ->
                "It counts as failed from then on and can be restarted. This is for an execution whose"
                        + " process has died; the batch refuses it while the process lives.";
        };
    }

    private static String unfinished(ExecutionSummary summary) {
        int failed = summary.failedCountries();
        return failed == 0
                ? "What it left undone is"
                : failed == 1 ? "The country that failed is" : "Each of the " + failed + " countries that failed is";
    }

    String done(ExecutionSummary before, ExecutionSummary now) {
        return switch (this) {
            case RESTART -> "Execution %d goes on with what execution %d left undone.".formatted(now.id(), before.id());
            case STOP -> "Execution %d ends after what it is writing now.".formatted(before.id());
            case ABANDON -> "Execution %d is abandoned.".formatted(before.id());
            case RECOVER -> "Execution %d counts as failed and can be restarted.".formatted(before.id());
        };
    }
}
