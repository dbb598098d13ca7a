/// A real browser for tests of the pages.
@NullMarked
package org.gei.pisa.ui.browser;

import org.jspecify.annotations.NullMarked;
