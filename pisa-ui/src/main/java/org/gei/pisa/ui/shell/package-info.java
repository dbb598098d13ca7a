/// The frame around every page.
@NullMarked
package org.gei.pisa.ui.shell;

import org.jspecify.annotations.NullMarked;
