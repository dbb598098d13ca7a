package org.gei.pisa.ui.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gei.pisa.domain.codebook.Domain;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.Statistic;
import org.junit.jupiter.api.Test;

class LevelsTests {

    private static Sample mathematics(String country, double... shares) {
        return add(new Sample(EstimateQuery.of(Statistic.SHARE, "PVMATH")), country, shares);
    }

    private static Sample add(Sample sample, String country, double... shares) {
        var levels = Domain.MATHEMATICS.scale().partition();
        for (int i = 0; i < shares.length; i++) {
            sample.row(country, "PVMATH", levels.get(i).text(), Map.of(), shares[i], 0.5, null);
        }
        return sample;
    }

    @Test
    void barTurnsAtLevelTwo() {
        var bar = Levels.ofCountries(
                        mathematics("ALB", 17, 25, 28, 19, 8, 2.5, 0.5).rows(), Domain.MATHEMATICS, List.of("ALB"))
                .json()
                .path("rows")
                .path(0);

        assertThat(bar.path("pivot").asInt()).isEqualTo(2); // below level 1, level 1
        assertThat(bar.path("text").asString()).isEqualTo("42 %");
        assertThat(bar.path("parts").valueStream().map(part -> part.path("c").asString()))
                .containsExactly("low:2/2", "low:1/2", "high:1/5", "high:2/5", "high:3/5", "high:4/5", "high:5/5");
    }

    @Test
    void countriesComeInTheGivenOrder() {
        var sample = mathematics("ALB", 17, 25, 28, 19, 8, 2.5, 0.5);
        add(sample, "JPN", 2, 9, 19, 27, 25, 13, 5);

        var rows = Levels.ofCountries(sample.rows(), Domain.MATHEMATICS, List.of("JPN", "ALB"))
                .json()
                .path("rows");

        assertThat(rows.valueStream().map(row -> row.path("id").asString())).containsExactly("JPN", "ALB");
    }

    @Test
    void countryWithTooFewStudentsHasNoBar() {
        var sample = new Sample(EstimateQuery.of(Statistic.SHARE, "PVMATH"));
        Domain.MATHEMATICS.scale().partition().forEach(level -> sample.missing("FEW", "PVMATH", level.text(), 40, 3));

        var bar = Levels.ofCountries(sample.rows(), Domain.MATHEMATICS, List.of())
                .json()
                .path("rows")
                .path(0);

        assertThat(bar.has("parts")).isFalse();
        assertThat(bar.path("text").asString()).isEqualTo("3 of 5 schools");
    }
}
