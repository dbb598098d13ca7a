/// All SQL of the warehouse's own tables, and what must be true of them before the first load. Knows neither
/// sources nor the job.
@NullMarked
package org.gei.pisa.batch.warehouse;

import org.jspecify.annotations.NullMarked;
