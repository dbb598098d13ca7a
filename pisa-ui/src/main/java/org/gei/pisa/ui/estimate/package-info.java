/// Makes answers of the API into what charts and tables show. Pure: the same answer gives the same chart. Knows no
/// components and no feeds.
@NullMarked
package org.gei.pisa.ui.estimate;

import org.jspecify.annotations.NullMarked;
