/// A real PostgreSQL for tests: a container where a Docker engine answers, the embedded server otherwise.
@NullMarked
package org.gei.pisa.testing;

import org.jspecify.annotations.NullMarked;
