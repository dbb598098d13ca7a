/// What the numbers mean and which keys there are, in plain language.
@NullMarked
package org.gei.pisa.ui.help;

import org.jspecify.annotations.NullMarked;
