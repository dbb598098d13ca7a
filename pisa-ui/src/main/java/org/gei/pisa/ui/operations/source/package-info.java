/// Sources: how each is, how well it keeps its freshness objective, what was proved of it; suspend, resume, test.
@NullMarked
package org.gei.pisa.ui.operations.source;

import org.jspecify.annotations.NullMarked;
