/// The estimators: pure functions of a country's responses, which are kept as primitive columns.
@NullMarked
package org.gei.pisa.domain.survey;

import org.jspecify.annotations.NullMarked;
