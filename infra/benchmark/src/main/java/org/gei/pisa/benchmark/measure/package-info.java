/// What every benchmark needs: variants measured in turns, samples and their medians, goals, and how all that is
/// printed and written as JSON. Knows no benchmark and no part of the system.
@NullMarked
package org.gei.pisa.benchmark.measure;

import org.jspecify.annotations.NullMarked;
