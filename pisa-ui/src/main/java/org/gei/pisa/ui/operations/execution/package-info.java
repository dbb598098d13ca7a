/// Executions: the list, one of them in full, what can be done with it, and starting one.
@NullMarked
package org.gei.pisa.ui.operations.execution;

import org.jspecify.annotations.NullMarked;
