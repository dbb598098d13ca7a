package org.gei.pisa.ui.chart;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What changed from one state of a chart to the next: properties that differ (null where one went), in `rows` the
/// rows that are new or differ by their `id`, and in `order` the ids of all rows where other rows or another order
/// came. Nothing else goes to the browser.
final class ChartChanges {

    private static final String ROWS = "rows";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ChartChanges() {}

    static ObjectNode between(@Nullable ObjectNode before, ObjectNode after) {
        var old = before == null ? JSON.objectNode() : before;
        var changes = JSON.objectNode();
        for (var property : after.properties()) {
            if (!property.getKey().equals(ROWS) && !property.getValue().equals(old.get(property.getKey()))) {
                changes.set(property.getKey(), property.getValue());
            }
        }
        for (var property : old.properties()) {
            if (!property.getKey().equals(ROWS) && !after.has(property.getKey())) {
                changes.putNull(property.getKey());
            }
        }
        rows(old.path(ROWS), after.path(ROWS), changes);
        return changes;
    }

    private static void rows(JsonNode before, JsonNode after, ObjectNode changes) {
        Map<String, JsonNode> known = new HashMap<>();
        before.forEach(row -> known.put(id(row), row));
        var changed = JSON.arrayNode();
        boolean sameOrder = before.size() == after.size();
        for (int i = 0; i < after.size(); i++) {
            var row = after.get(i);
            if (!row.equals(known.get(id(row)))) {
                changed.add(row);
            }
            sameOrder = sameOrder && id(row).equals(id(before.get(i)));
        }
        if (!changed.isEmpty()) {
            changes.set(ROWS, changed);
        }
        if (!sameOrder) {
            var order = JSON.arrayNode();
            after.forEach(row -> order.add(id(row)));
            changes.set("order", order);
        }
    }

    private static String id(JsonNode row) {
        return row.path("id").asString();
    }
}
