/// What the batch says about itself and the operations pages show. Field names are those of the JSON.
@NullMarked
package org.gei.pisa.domain.operations;

import org.jspecify.annotations.NullMarked;
