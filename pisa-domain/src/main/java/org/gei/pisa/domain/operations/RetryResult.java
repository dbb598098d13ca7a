package org.gei.pisa.domain.operations;

/// What became of rows that were tried again.
///
/// @param tried rows held against the rules
/// @param loaded rows that keep them now and were loaded
/// @param quarantined rows that still break one
/// @param gone rows that had left quarantine meanwhile
public record RetryResult(int tried, int loaded, int quarantined, int gone) {

    public RetryResult plus(RetryResult other) {
        return new RetryResult(
                tried + other.tried, loaded + other.loaded, quarantined + other.quarantined, gone + other.gone);
    }
}
