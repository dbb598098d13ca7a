/// Job `reconcile`: proves that a country is complete. Compares ids and content hashes of source and
/// warehouse, row by row, in bounded memory and beside the load; loads what is missing, reads again what
/// differs, retires what the source has no longer, and records the proof. Knows the load's turns, not its
/// job.
@NullMarked
package org.gei.pisa.batch.reconcile;

import org.jspecify.annotations.NullMarked;
