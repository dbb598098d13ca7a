/// Many who listen to estimates, beside as many who ask again and again.
@NullMarked
package org.gei.pisa.benchmark.fanout;

import org.jspecify.annotations.NullMarked;
