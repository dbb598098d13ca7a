/// From raw text to a typed response: [ResponseRules] turns a [RawResponse] into a [Validation], which is an
/// accepted response or every violation found. Raw text stays bytes ([Cells]) unless it is refused. Pure: no
/// clock, no database, no logging.
@NullMarked
package org.gei.pisa.domain.response;

import org.jspecify.annotations.NullMarked;
