package org.gei.pisa.ui.chart;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a card shows at one moment, prepared without any lock.
///
/// @param json for the chart; its `kind`, where given, says how it is drawn
/// @param nothing true if there is nothing to draw
/// @param emptyText says then what is missing, and what to do
/// @param summary the chart in words
/// @param footer as of when, how many
/// @param table the same numbers
public record ChartData(
        ObjectNode json,
        boolean nothing,
        String emptyText,
        String summary,
        String footer,
        @Nullable DataTable table) {

    /// There is nothing to draw: what is missing, and what to do.
    public static ChartData empty(String missing) {
        return new ChartData(JsonNodeFactory.instance.objectNode(), true, missing, missing, "", null);
    }
}
