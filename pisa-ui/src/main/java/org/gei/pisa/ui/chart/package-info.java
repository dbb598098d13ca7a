/// A thin Java face of the custom element around Apache ECharts.
@NullMarked
package org.gei.pisa.ui.chart;

import org.jspecify.annotations.NullMarked;
