/// What administrators watch and do: job executions, their causes of failure, restart.
@NullMarked
package org.gei.pisa.ui.operations;

import org.jspecify.annotations.NullMarked;
