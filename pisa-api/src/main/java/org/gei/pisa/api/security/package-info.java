/// Who may ask what, and what every answer carries: the key of the UI, the keys that administrators made,
/// or nobody's where anonymous reading is on. It knows requests and keys, nothing of what is answered.
@NullMarked
package org.gei.pisa.api.security;

import org.jspecify.annotations.NullMarked;
