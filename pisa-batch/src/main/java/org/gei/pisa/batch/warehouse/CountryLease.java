package org.gei.pisa.batch.warehouse;

/// The right to load one country, held by one thread of this process.
final class CountryLease {

    private final String country;
    private final long term;
    private final long epoch;
    private volatile boolean wanted;

    /// @param term `load_lease.epoch` when it was taken
    /// @param epoch `country_lease.epoch`
    CountryLease(String country, long term, long epoch) {
        this.country = country;
        this.term = term;
        this.epoch = epoch;
    }

    String country() {
        return country;
    }

    long term() {
        return term;
    }

    long epoch() {
        return epoch;
    }

    /// Whether somebody else waits for the country, or has it already.
    boolean isWanted() {
        return wanted;
    }

    void wanted(boolean wanted) {
        this.wanted = wanted;
    }
}
