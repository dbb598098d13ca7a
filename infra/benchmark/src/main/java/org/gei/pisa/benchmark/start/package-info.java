/// How long it takes from `./pisa up` to a moving chart, and what the system costs while nothing happens.
@NullMarked
package org.gei.pisa.benchmark.start;

import org.jspecify.annotations.NullMarked;
