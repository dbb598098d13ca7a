/// The responses of every country as columns in memory, and means over them.
@NullMarked
package org.gei.pisa.api.estimate;

import org.jspecify.annotations.NullMarked;
