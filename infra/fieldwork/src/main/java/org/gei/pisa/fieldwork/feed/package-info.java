/// When responses arrive: unevenly, in bursts, with a few corrections; and how a source that is down is caught up
/// with.
@NullMarked
package org.gei.pisa.fieldwork.feed;

import org.jspecify.annotations.NullMarked;
