/// A population that never was, but could have been: schools drawn with unequal probability, students within
/// schools, plausible values, weights and replicate weights, calibrated to the published results of each
/// participant.
@NullMarked
package org.gei.pisa.fieldwork.synthetic;

import org.jspecify.annotations.NullMarked;
