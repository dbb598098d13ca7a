package org.gei.pisa.batch.warehouse;

/// What became of the rows of one change set.
///
/// @param version the country's version that they carry
/// @param read rows in the change set; the sum of the other three
/// @param written rows inserted or changed
/// @param unchanged rows that were there with the same content
/// @param quarantined rows that broke a rule
public record Written(long version, int read, int written, int unchanged, int quarantined) {}
