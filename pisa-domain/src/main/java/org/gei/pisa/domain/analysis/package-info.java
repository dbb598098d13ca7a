/// From a query to its answer: rules for queries, the estimates of one country's columns, and the table of all
/// countries with averages and comparisons. Pure functions; whoever has columns can recompute what anyone was told.
@NullMarked
package org.gei.pisa.domain.analysis;

import org.jspecify.annotations.NullMarked;
