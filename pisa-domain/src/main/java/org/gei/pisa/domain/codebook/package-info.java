/// The variables that are loaded: names, kinds, codes, valid ranges and missing codes of the PISA 2018
/// student file. Knows nothing of where values come from.
@NullMarked
package org.gei.pisa.domain.codebook;

import org.jspecify.annotations.NullMarked;
