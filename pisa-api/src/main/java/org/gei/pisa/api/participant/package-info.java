/// What the load wrote about participants, variables and sources, and the selection of countries in a request.
@NullMarked
package org.gei.pisa.api.participant;

import org.jspecify.annotations.NullMarked;
