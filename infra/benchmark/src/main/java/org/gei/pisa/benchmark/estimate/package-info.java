/// Estimates with their standard errors from columns in memory, beside a plain sum over as many bytes. Knows the
/// domain, and JMH, which measures.
@NullMarked
package org.gei.pisa.benchmark.estimate;

import org.jspecify.annotations.NullMarked;
