/// The accounts that can sign in: who they are, what they may, and what can be done to them.
@NullMarked
package org.gei.pisa.ui.operations.account;

import org.jspecify.annotations.NullMarked;
