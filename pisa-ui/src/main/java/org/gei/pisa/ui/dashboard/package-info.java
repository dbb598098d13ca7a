/// The dashboard: what the fieldwork has brought in, and what it says.
@NullMarked
package org.gei.pisa.ui.dashboard;

import org.jspecify.annotations.NullMarked;
