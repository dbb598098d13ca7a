/// Sign-in and sessions over real HTTP.
@NullMarked
package org.gei.pisa.ui.security;

import org.jspecify.annotations.NullMarked;
