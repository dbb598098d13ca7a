/// Makes the source databases of the participants and feeds them as fieldwork would: with a synthetic
/// population, or by replaying a published student file. A library of the launcher, and a command of its own
/// ([org.gei.pisa.fieldwork.FieldworkCommand]).
@NullMarked
package org.gei.pisa.fieldwork;

import org.jspecify.annotations.NullMarked;
