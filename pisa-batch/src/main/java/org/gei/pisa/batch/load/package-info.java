/// The load job: partitions by country, windows that follow each other without a gap, and one active process.
/// Reads like the diagram in ARCHITECTURE.md: reader, processor, writer.
@NullMarked
package org.gei.pisa.batch.load;

import org.jspecify.annotations.NullMarked;
