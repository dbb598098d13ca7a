/// What administrators see and do over HTTP: executions, sources, quarantine, events, and the audit trail of their
/// actions.
@NullMarked
package org.gei.pisa.batch.operations;

import org.jspecify.annotations.NullMarked;
