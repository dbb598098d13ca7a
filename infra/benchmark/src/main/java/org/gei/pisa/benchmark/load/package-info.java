/// How fast pisa-batch loads: a country from nothing, again, and a few changes in a large warehouse; beside
/// a bare COPY, the textbook job, and row by row.
@NullMarked
package org.gei.pisa.benchmark.load;

import org.jspecify.annotations.NullMarked;
