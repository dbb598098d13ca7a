/// Who reads, reckons and knows science how well: ranking, proficiency levels, distribution.
@NullMarked
package org.gei.pisa.ui.achievement;

import org.jspecify.annotations.NullMarked;
