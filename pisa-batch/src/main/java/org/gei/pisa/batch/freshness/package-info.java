/// How well the objective for freshness is kept: watches the lag of every country while this process loads,
/// keeps it minute by minute in the warehouse, and says it as metrics. Reads what the load knows; the load
/// does not know it.
@NullMarked
package org.gei.pisa.batch.freshness;

import org.jspecify.annotations.NullMarked;
