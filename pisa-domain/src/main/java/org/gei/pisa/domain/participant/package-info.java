/// Which countries and economies take part, and how large their samples are. A catalogue, not an enum:
/// configuration adds to it. Knows nothing of databases or of responses.
@NullMarked
package org.gei.pisa.domain.participant;

import org.jspecify.annotations.NullMarked;
