/// What open dashboards cost the server that pushes to them.
@NullMarked
package org.gei.pisa.benchmark.ui;

import org.jspecify.annotations.NullMarked;
