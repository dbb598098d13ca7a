/// Recounts a running system: every source against the warehouse, and what the API serves against a computation of
/// its own. It shares no code with the estimators it checks: formulas are written out once more, the plain way.
@NullMarked
package org.gei.pisa.standalone.verify;

import org.jspecify.annotations.NullMarked;
