package org.gei.pisa.ui.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.Statistic;
import org.junit.jupiter.api.Test;

class GroupsTests {

    private static Sample groups(int count) {
        var sample = new Sample(EstimateQuery.of(Statistic.MEAN, "PVREAD").by("GRADE"));
        for (int i = 1; i <= count; i++) {
            sample.row("ALB", "PVREAD", null, Map.of("GRADE", Integer.toString(i)), 400 + i, 2, null);
        }
        return sample;
    }

    @Test
    void fewGroupsShareTheRowOfTheirCountryInColourAndShape() {
        var chart = Groups.ofCountries(groups(2).rows(), Unit.SCORE, row -> Objects.toString(row.group()))
                .json();

        assertThat(chart.path("rows").size()).isEqualTo(1);
        assertThat(chart.path("rows")
                        .path(0)
                        .path("points")
                        .valueStream()
                        .map(point -> point.path("c").asString() + " "
                                + point.path("s").asString()))
                .containsExactly("group1 circle", "group2 diamond");
        assertThat(chart.path("rows").path(0).path("text").asString()).isEqualTo("401 to 402");
    }

    @Test
    void manyGroupsHaveARowEach() {
        var chart = Groups.ofCountries(groups(9).rows(), Unit.SCORE, row -> Objects.toString(row.group()))
                .json();

        assertThat(chart.path("rows").size()).isEqualTo(9);
        assertThat(chart.path("rows").valueStream().map(row -> row.path("id").asString()))
                .doesNotHaveDuplicates();
    }
}
