/// Somebody to sign in with; outside of the packages that the application looks through.
@NullMarked
package org.gei.pisa.openid;

import org.jspecify.annotations.NullMarked;
