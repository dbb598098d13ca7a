package org.gei.pisa.ui.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.Statistic;
import org.gei.pisa.domain.survey.Comparison;
import org.junit.jupiter.api.Test;

class IntervalsTests {

    private final Sample sample = new Sample(EstimateQuery.of(Statistic.MEAN, "PVREAD"))
            .row("LOW", 399.6, 2, new Comparison(-80, 2, true))
            .row("MID", 480.2, 2, new Comparison(0.4, 2, false))
            .missing("FEW", "PVREAD", null, 12, 3)
            .row("TOP", 530.449, 2.25, new Comparison(51, 2, true))
            .average(479.8, 0.5, 3);

    @Test
    void rankingIsSortedAndThoseWithoutAValueComeLast() {
        var rows = Intervals.ranking(sample.rows(), Unit.SCORE).json().path("rows");

        assertThat(rows.valueStream().map(row -> row.path("id").asString()))
                .containsExactly("TOP", "MID", "LOW", "FEW");
    }

    @Test
    void significanceIsColourAndShape() {
        var rows = Intervals.ranking(sample.rows(), Unit.SCORE).json().path("rows");

        assertThat(rows.valueStream()
                        .map(row -> row.path("points").path(0).path("c").asString("")
                                + row.path("points").path(0).path("s").asString("")))
                .containsExactly("aboveup", "samecircle", "belowdown", "");
    }

    @Test
    void intervalIs196StandardErrorsToEachSide() {
        var top =
                Intervals.ranking(sample.rows(), Unit.SCORE).json().path("rows").path(0);

        assertThat(top.path("text").asString()).isEqualTo("530 (2.3)");
        assertThat(top.path("points").path(0).path("lo").asDouble()).isEqualTo(526.04);
        assertThat(top.path("points").path(0).path("hi").asDouble()).isEqualTo(534.86);
    }

    @Test
    void countryWithTooFewStudentsSaysHowManyAreThere() {
        var few =
                Intervals.ranking(sample.rows(), Unit.SCORE).json().path("rows").path(3);

        assertThat(few.path("few").asBoolean()).isTrue();
        assertThat(few.path("text").asString()).isEqualTo("12 of 30 students");
        assertThat(few.path("label").asString()).isEqualTo("FEW ‡");
    }

    @Test
    void averageIsALineWithItsInterval() {
        var chart = Intervals.ranking(sample.rows(), Unit.SCORE).json();

        assertThat(chart.path("average").path("v").asDouble()).isEqualTo(479.8);
        assertThat(chart.path("average").path("hi").asDouble()).isEqualTo(480.78);
        assertThat(chart.path("average").path("text").asString()).isEqualTo("average of 3: 480 (0.5)");
    }

    @Test
    void selectionLeavesTheOthersOut() {
        var rows = Intervals.ranking(sample.rows("MID"), Unit.SCORE).json().path("rows");

        assertThat(rows.valueStream().map(row -> row.path("id").asString())).containsExactly("MID");
    }

    @Test
    void barsOfMinutesAreShownInHours() {
        var minutes = new Sample(EstimateQuery.of(Statistic.MEAN, "TMINS")).row("CHL", 1872, 12, null);
        var row = Intervals.bars(minutes.rows(), Unit.HOURS, true)
                .json()
                .path("rows")
                .path(0);

        assertThat(row.path("text").asString()).isEqualTo("31.2 (0.2)");
        assertThat(row.path("points").path(0).path("v").asDouble()).isEqualTo(31.2);
    }

    @Test
    void summaryNamesHighestLowestAndTheAverage() {
        assertThat(Intervals.ranking(sample.rows(), Unit.SCORE).summary())
                .isEqualTo("Highest: Land TOP 530 (2.3). Lowest: Land LOW 400 (2.0). International average 480;"
                        + " significantly above it 1, below 1 countries.");
    }

    @Test
    void nobodyChosenIsSaid() {
        var data = Intervals.ranking(sample.rows("XXX"), Unit.SCORE);

        assertThat(data.nothing()).isTrue();
        assertThat(data.emptyText()).contains("No response of the chosen countries");
    }
}
