/// What the description of the API says beyond what the controllers show by themselves.
@NullMarked
package org.gei.pisa.api.openapi;

import org.jspecify.annotations.NullMarked;
