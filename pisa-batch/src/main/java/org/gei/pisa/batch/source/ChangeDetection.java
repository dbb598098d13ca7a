package org.gei.pisa.batch.source;

/// How the changes of a source are found.
public enum ChangeDetection {
    /// By column `change_xid` and transaction snapshots: misses nothing, reads nothing twice.
    SNAPSHOT,
    /// By column `changed_at`, for a table that can't be given `change_xid`: reads the time of the safety
    /// lag over and over, and misses what a transaction commits that takes longer than that.
    TIMESTAMP
}
