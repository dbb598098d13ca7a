/// The API and the accounts of the batch as a small server of their own: real HTTP, real streams, the records of the
/// border, made-up numbers.
@NullMarked
package org.gei.pisa.ui.fake;

import org.jspecify.annotations.NullMarked;
