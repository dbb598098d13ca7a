package org.gei.pisa.ui.dashboard;

import java.util.stream.Collectors;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.ui.chart.ChartData;
import org.gei.pisa.ui.estimate.EstimateRows;
import org.gei.pisa.ui.estimate.EstimateTables;
import org.gei.pisa.ui.estimate.Unit;
import org.gei.pisa.ui.estimate.Words;
import tools.jackson.databind.node.JsonNodeFactory;

/// The socio-economic status of the countries on the world map.
final class StatusMap {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private StatusMap() {}

    static ChartData of(EstimateRows answer) {
        var rows = JSON.arrayNode();
        for (var estimate : answer.all()) {
            var shape = Places.shape(estimate.country());
            var point = Places.point(estimate.country());
            if (shape == null && point == null) {
                continue; // nobody told where it is; the table has it
            }
            var value = estimate.value();
            var row = rows.addObject()
                    .put("id", estimate.country())
                    .put("code", estimate.country())
                    .put("few", value == null)
                    .put("value", value == null ? 0 : Math.rint(1000 * value) / 1000)
                    .put("tip", Words.tip(estimate, "", Unit.INDEX));
            if (shape != null) {
                row.put("shape", shape);
            } else if (point != null) {
                row.put("lon", point.lon()).put("lat", point.lat());
            }
        }
        var all = answer.all();
        var collecting = all.stream()
                .filter(row -> row.value() == null)
                .map(EstimateRow::country)
                .collect(Collectors.joining(", "));
        var json = JSON.objectNode();
        json.set("rows", rows);
        return new ChartData(
                json,
                all.isEmpty(),
                "No response with an answer to this is loaded yet. It appears here by itself.",
                EstimateRows.summary(all, Unit.INDEX, EstimateRow::name),
                answer.footer() + (collecting.isEmpty() ? "" : " · outlined, still collecting: " + collecting),
                EstimateTables.of(all.stream().sorted(EstimateRows.DESCENDING).toList(), Unit.INDEX));
    }
}
