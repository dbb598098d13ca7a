/// Any question to the data: its parameters stand in the URL, its answer is a chart, a table and, for a few countries,
/// who differs from whom.
@NullMarked
package org.gei.pisa.ui.compare;

import org.jspecify.annotations.NullMarked;
