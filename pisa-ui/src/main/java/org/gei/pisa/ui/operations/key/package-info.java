/// The keys that programs read the API with: who has which, for what, and until when.
@NullMarked
package org.gei.pisa.ui.operations.key;

import org.jspecify.annotations.NullMarked;
