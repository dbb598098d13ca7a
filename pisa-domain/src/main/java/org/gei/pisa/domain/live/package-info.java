/// What the API says and the UI shows, live: whole immutable states with a version. Field names are those of the
/// JSON.
@NullMarked
package org.gei.pisa.domain.live;

import org.jspecify.annotations.NullMarked;
