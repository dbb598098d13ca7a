/// Notices from the warehouse that something changed. They say where to look, never what is there.
@NullMarked
package org.gei.pisa.api.change;

import org.jspecify.annotations.NullMarked;
