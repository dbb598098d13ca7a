package org.gei.pisa.batch.warehouse;

/// @param changed rows inserted or updated
/// @param inserted rows that were not there before
record Upserted(int changed, int inserted) {}
