/// Rows in quarantine: which, why, and the way back.
@NullMarked
package org.gei.pisa.ui.operations.quarantine;

import org.jspecify.annotations.NullMarked;
