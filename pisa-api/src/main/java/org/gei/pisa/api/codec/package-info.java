/// How values of the warehouse become values of Java where the driver's own way is too slow.
@NullMarked
package org.gei.pisa.api.codec;

import org.jspecify.annotations.NullMarked;
