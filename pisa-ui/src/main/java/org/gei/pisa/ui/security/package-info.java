/// Sign-in against the accounts of the warehouse, and what every page carries.
@NullMarked
package org.gei.pisa.ui.security;

import org.jspecify.annotations.NullMarked;
