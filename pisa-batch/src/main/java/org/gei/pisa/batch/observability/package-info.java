/// What Prometheus is told of the load and the warehouse. It listens and reads; nothing depends on it.
@NullMarked
package org.gei.pisa.batch.observability;

import org.jspecify.annotations.NullMarked;
