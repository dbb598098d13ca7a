/// The five endpoints of the first dashboard, with the JSON it had.
@NullMarked
package org.gei.pisa.api.forage;

import org.jspecify.annotations.NullMarked;
