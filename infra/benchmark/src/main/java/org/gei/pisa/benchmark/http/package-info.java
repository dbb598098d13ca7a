/// Clients that cost as little as possible, so that the server is measured and not they: many connections that ask as
/// fast as they are answered, and many that listen to streams.
@NullMarked
package org.gei.pisa.benchmark.http;

import org.jspecify.annotations.NullMarked;
