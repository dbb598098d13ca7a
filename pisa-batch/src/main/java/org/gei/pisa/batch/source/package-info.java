/// The national databases: how they are configured, and what changed in them since a watermark. Knows neither the
/// warehouse nor the job; what goes wrong here is either unavailable (passes by itself) or changed (needs a
/// person).
@NullMarked
package org.gei.pisa.batch.source;

import org.jspecify.annotations.NullMarked;
