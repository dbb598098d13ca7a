/// The system as users run it: `./pisa up` as a process with data of its own, what feeds its sources, what
/// its processes cost, and a browser. Knows the borders of the applications, and none of their classes.
@NullMarked
package org.gei.pisa.benchmark.system;

import org.jspecify.annotations.NullMarked;
