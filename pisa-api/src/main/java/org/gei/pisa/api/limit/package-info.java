/// How much one client may ask: requests per time, streams at once, how large and how slow a request may
/// be. A client is the holder of a key, or an address; the UI has no limits. Nothing here knows what is
/// answered.
@NullMarked
package org.gei.pisa.api.limit;

import org.jspecify.annotations.NullMarked;
