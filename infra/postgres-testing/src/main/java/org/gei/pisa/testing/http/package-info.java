/// Clients that do what no well-behaved one would: requests made of garbage, bytes that trickle in, answers
/// that nobody reads.
@NullMarked
package org.gei.pisa.testing.http;

import org.jspecify.annotations.NullMarked;
