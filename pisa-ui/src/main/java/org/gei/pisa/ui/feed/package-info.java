/// One subscription per distinct stream and JVM, shared by all sessions, and how its newest state gets to the
/// browsers.
@NullMarked
package org.gei.pisa.ui.feed;

import org.jspecify.annotations.NullMarked;
