package org.gei.pisa.batch.warehouse;

/// What became of rows that were written together.
///
/// @param version the country's version that they carry
/// @param read rows in all; the sum of the next three
/// @param written rows inserted or changed
/// @param unchanged rows that were there with the same content
/// @param quarantined rows that broke a rule
/// @param retired rows removed because the source has them no longer
public record Written(long version, int read, int written, int unchanged, int quarantined, int retired) {}
