package org.gei.pisa.ui.estimate;

import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.domain.survey.Comparison;
import org.gei.pisa.ui.chart.Chart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON of charts, as the script wants it.
final class ChartRows {

    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ChartRows() {}

    static ObjectNode chart(Chart.Kind kind) {
        var json = JSON.objectNode().put("kind", kind.text());
        json.set("rows", JSON.arrayNode());
        return json;
    }

    /// An axis of estimates of this unit does not go where there is nothing.
    static ObjectNode chart(Chart.Kind kind, Unit unit) {
        var json = chart(kind);
        return unit == Unit.PERCENT ? json.put("minimum", 0).put("maximum", 100) : json;
    }

    static ArrayNode rows(ObjectNode chart) {
        return (ArrayNode) chart.path("rows");
    }

    /// A row of a country, with what it says at its end.
    static ObjectNode country(ObjectNode chart, EstimateRow row, String tip, Unit unit) {
        return rows(chart)
                .addObject()
                .put("id", row.country())
                .put("label", Words.code(row))
                .put("name", Words.name(row))
                .put("text", Words.value(row, unit))
                .put("tip", tip)
                .put("few", row.value() == null);
    }

    /// A value with its interval as a point of a row; nothing where there is no value.
    static void point(ObjectNode row, EstimateRow estimate, Unit unit, String colour, String shape) {
        var points = row.withArray("points");
        if (estimate.value() != null) {
            var point = points.addObject();
            value(point, estimate.value(), Words.low(estimate), Words.high(estimate), unit);
            point.put("c", colour).put("s", shape);
        }
    }

    static ObjectNode value(ObjectNode node, double value, @Nullable Double low, @Nullable Double high, Unit unit) {
        node.put("v", shown(value, unit));
        if (low != null && high != null) {
            node.put("lo", shown(low, unit)).put("hi", shown(high, unit));
        }
        return node;
    }

    /// Rounded to a thousandth of what is shown: what can't be seen is not sent.
    static double shown(double value, Unit unit) {
        double steps = Math.pow(10, unit.decimals() + 2);
        return Math.rint(unit.shown(value) * steps) / steps;
    }

    /// Significance by colour and shape.
    static void significance(ObjectNode row, EstimateRow estimate, Unit unit) {
        switch (Side.of(estimate.againstAverage())) {
            case ABOVE -> point(row, estimate, unit, "above", "up");
            case BELOW -> point(row, estimate, unit, "below", "down");
            case SAME -> point(row, estimate, unit, "same", "circle");
            case UNKNOWN -> point(row, estimate, unit, "accent", "circle");
        }
    }

    static void legend(ObjectNode chart, String text, String colour, String shape) {
        chart.withArray("legend").addObject().put("text", text).put("c", colour).put("s", shape);
    }

    /// On which side of the average.
    enum Side {
        ABOVE,
        BELOW,
        SAME,
        UNKNOWN;

        static Side of(@Nullable Comparison comparison) {
            if (comparison == null) {
                return UNKNOWN;
            }
            if (!comparison.significant()) {
                return SAME;
            }
            return comparison.difference() > 0 ? ABOVE : BELOW;
        }
    }
}
