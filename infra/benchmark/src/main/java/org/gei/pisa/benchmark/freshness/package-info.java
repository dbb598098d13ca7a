/// From the commit of a response in a national database until it is counted at a client, and on a screen.
@NullMarked
package org.gei.pisa.benchmark.freshness;

import org.jspecify.annotations.NullMarked;
