package org.gei.pisa.ui.chart;

import tools.jackson.databind.node.ObjectNode;

/// What a card shows at one moment, prepared without any lock.
///
/// @param json for the chart
/// @param nothing true if there is nothing to draw
/// @param emptyText says then what is missing
/// @param summary the chart in words
/// @param footer as of when, how many
public record ChartData(ObjectNode json, boolean nothing, String emptyText, String summary, String footer) {}
