/// `./pisa bench`: the command line. Every benchmark has a package of its own below this one, and all use `measure`;
/// a new one is added to the list in `Benchmarks`. The system under measurement runs as processes of its own, as
/// `./pisa up` starts them; only kernels of the domain are measured in this process, or in JMH's.
@NullMarked
package org.gei.pisa.benchmark;

import org.jspecify.annotations.NullMarked;
