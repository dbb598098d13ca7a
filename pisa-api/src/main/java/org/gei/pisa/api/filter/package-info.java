/// The way of every request through the filters of this application.
@NullMarked
package org.gei.pisa.api.filter;

import org.jspecify.annotations.NullMarked;
