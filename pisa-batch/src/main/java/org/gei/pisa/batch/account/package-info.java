/// The accounts of the warehouse and who may call what: managers and administrators sign in through the UI, which
/// calls with its token.
@NullMarked
package org.gei.pisa.batch.account;

import org.jspecify.annotations.NullMarked;
