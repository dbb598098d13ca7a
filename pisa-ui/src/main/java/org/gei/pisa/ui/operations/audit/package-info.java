/// The audit trail: who did what, when, and how it ended.
@NullMarked
package org.gei.pisa.ui.operations.audit;

import org.jspecify.annotations.NullMarked;
