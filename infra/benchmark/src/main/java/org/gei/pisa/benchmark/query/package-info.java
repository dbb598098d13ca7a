/// How fast `/api/v1/estimates` answers, beside an endpoint of the same web framework that only sends as many bytes.
@NullMarked
package org.gei.pisa.benchmark.query;

import org.jspecify.annotations.NullMarked;
