/// The one class of ours that is beside an application in its image: asks it how it is. Knows nothing but the JDK.
@NullMarked
package org.gei.pisa.deployment.probe;

import org.jspecify.annotations.NullMarked;
