package org.gei.pisa.ui.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.Statistic;
import org.junit.jupiter.api.Test;

class PlaneTests {

    private final Sample sample = new Sample(EstimateQuery.of(Statistic.MEAN, "DURECEC", "BELONG"))
            .row("ALB", "DURECEC", null, Map.of(), 2.5, 0.1, null)
            .row("ALB", "BELONG", null, Map.of(), 0.4, 0.05, null)
            .missing("FEW", "DURECEC", null, 12, 2)
            .missing("FEW", "BELONG", null, 11, 2);

    @Test
    void pointHasAnIntervalInBothDirections() {
        var point = Plane.scatter(sample.rows(), "DURECEC", "Years", "BELONG", "Belonging", Unit.INDEX, true)
                .json()
                .path("rows")
                .path(0);

        assertThat(point.path("x").asDouble()).isEqualTo(2.5);
        assertThat(point.path("xlo").asDouble()).isEqualTo(2.304);
        assertThat(point.path("yhi").asDouble()).isEqualTo(0.498);
    }

    @Test
    void countryWithoutAValueIsNamedInTheFooter() {
        var data = Plane.scatter(sample.rows(), "DURECEC", "Years", "BELONG", "Belonging", Unit.INDEX, true);

        assertThat(data.json()
                        .path("rows")
                        .valueStream()
                        .map(row -> row.path("id").asString()))
                .containsExactly("ALB");
        assertThat(data.footer()).endsWith("collecting: FEW 12 of 30 students");
    }
}
