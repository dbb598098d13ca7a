package org.gei.pisa.ui.operations.execution;

import org.gei.pisa.ui.operations.Words;

/// What can be started by hand.
enum StartKind {
    LOAD("Load what is new", "load"),
    RELOAD("Full reload", "load"),
    RECONCILE("Reconciliation", "reconcile");

    private final String label;
    private final String job;

    StartKind(String label, String job) {
        this.label = label;
        this.job = job;
    }

    String label() {
        return label;
    }

    String job() {
        return job;
    }

    /// What will happen.
    ///
    /// @param where a country, or how many
    /// @param rows loaded there now
    String consequence(String where, long rows) {
        var many = Words.count(rows, "row", "rows");
        return switch (this) {
            case LOAD ->
                "Loads what changed in " + where + " since it was last loaded, then ends."
                        + " The windows do that all the time; this is for a look of its own.";
            case RELOAD ->
                "Reads every row of " + where + " again (" + many + " loaded now) and writes those"
                        + " that differ. The charts stay as they are meanwhile.";
            case RECONCILE ->
                "Compares every row of " + where + " (" + many + " loaded now) with its source, loads"
                        + " what is missing or differs, retires what its source has no longer, and records the proof.";
        };
    }
}
