/// Who may ask, and what every answer carries.
@NullMarked
package org.gei.pisa.api.security;

import org.jspecify.annotations.NullMarked;
