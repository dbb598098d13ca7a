package org.gei.pisa.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ChartChangesTests {

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    @Test
    void firstStateGoesWhole() {
        assertThat(ChartChanges.between(null, json("{'max': 5, 'rows': [{'id': 'A', 'v': 1}]}")))
                .isEqualTo(json("{'max': 5, 'rows': [{'id': 'A', 'v': 1}], 'order': ['A']}"));
    }

    @Test
    void onlyTheRowThatChangedGoes() {
        var before = json("{'max': 5, 'rows': [{'id': 'A', 'v': 1}, {'id': 'B', 'v': 2}]}");
        var after = json("{'max': 5, 'rows': [{'id': 'A', 'v': 1}, {'id': 'B', 'v': 3}]}");

        assertThat(ChartChanges.between(before, after)).isEqualTo(json("{'rows': [{'id': 'B', 'v': 3}]}"));
    }

    @Test
    void anotherOrderGoesWithoutRows() {
        var before = json("{'rows': [{'id': 'A', 'v': 1}, {'id': 'B', 'v': 2}]}");
        var after = json("{'rows': [{'id': 'B', 'v': 2}, {'id': 'A', 'v': 1}]}");

        assertThat(ChartChanges.between(before, after)).isEqualTo(json("{'order': ['B', 'A']}"));
    }

    @Test
    void rowThatWentIsMissingInTheOrder() {
        var before = json("{'rows': [{'id': 'A'}, {'id': 'B'}]}");

        assertThat(ChartChanges.between(before, json("{'rows': [{'id': 'A'}]}")))
                .isEqualTo(json("{'order': ['A']}"));
    }

    @Test
    void propertyThatWentIsNull() {
        assertThat(ChartChanges.between(json("{'average': {'v': 1}, 'rows': []}"), json("{'rows': []}")))
                .isEqualTo(json("{'average': null}"));
    }

    @Test
    void nothingGoesWhereNothingChanged() {
        var state = "{'max': 5, 'rows': [{'id': 'A', 'v': 1}]}";

        assertThat(ChartChanges.between(json(state), json(state)).isEmpty()).isTrue();
    }
}
