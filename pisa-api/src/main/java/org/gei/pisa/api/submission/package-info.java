/// Counts of responses, their course over time, and how far behind its source each country is.
@NullMarked
package org.gei.pisa.api.submission;

import org.jspecify.annotations.NullMarked;
