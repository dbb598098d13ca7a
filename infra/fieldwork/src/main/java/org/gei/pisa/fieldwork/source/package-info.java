/// A source database: the table `responses` with every variable of the student file, and how rows get into it.
@NullMarked
package org.gei.pisa.fieldwork.source;

import org.jspecify.annotations.NullMarked;
