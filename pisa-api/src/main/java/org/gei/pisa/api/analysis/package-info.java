/// `/api/v1/estimates`: any statistic of any loaded variable by group, as JSON, CSV, SDMX-CSV, or live; and
/// `/api/v1/variables`, what can be asked about.
@NullMarked
package org.gei.pisa.api.analysis;

import org.jspecify.annotations.NullMarked;
