/// Container images of the applications, made from the built jars without a Docker engine. Knows their
/// files, none of their classes.
@NullMarked
package org.gei.pisa.deployment.image;

import org.jspecify.annotations.NullMarked;
