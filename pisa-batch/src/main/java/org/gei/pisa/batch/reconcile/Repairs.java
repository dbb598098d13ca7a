package org.gei.pisa.batch.reconcile;

/// What a reconciliation had to mend.
///
/// @param missing rows that had been missing and were loaded or put into quarantine
/// @param differing rows whose content had differed and was read again
/// @param retired rows removed because the source has them no longer
record Repairs(long missing, long differing, long retired) {

    static final Repairs NONE = new Repairs(0, 0, 0);

    Repairs plus(Repairs other) {
        return new Repairs(missing + other.missing, differing + other.differing, retired + other.retired);
    }

    long written() {
        return missing + differing;
    }
}
