/// How long the past is kept: old executions and measurements are removed in small steps, so that the operations pages
/// stay quick and nobody waits meanwhile. The audit trail is kept for good.
@NullMarked
package org.gei.pisa.batch.history;

import org.jspecify.annotations.NullMarked;
