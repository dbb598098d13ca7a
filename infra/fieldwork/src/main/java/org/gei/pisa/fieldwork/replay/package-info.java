/// A published student file (SPSS .sav, .csv, .csv.gz) as a population: read once as a stream, spooled to
/// disk, and handed out in random order.
@NullMarked
package org.gei.pisa.fieldwork.replay;

import org.jspecify.annotations.NullMarked;
