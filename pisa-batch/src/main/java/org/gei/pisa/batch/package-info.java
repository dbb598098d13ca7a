/// The load application: follows every source and writes the warehouse. Its packages: `source` looks at the
/// national databases, `warehouse` holds all SQL of the warehouse, `load` is the job between them,
/// `operations` is what administrators see and do, `account` who may.
@NullMarked
package org.gei.pisa.batch;

import org.jspecify.annotations.NullMarked;
