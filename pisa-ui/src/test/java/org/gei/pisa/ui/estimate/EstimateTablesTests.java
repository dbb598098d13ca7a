package org.gei.pisa.ui.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.Statistic;
import org.gei.pisa.domain.survey.Comparison;
import org.gei.pisa.ui.chart.DataTable;
import org.junit.jupiter.api.Test;

class EstimateTablesTests {

    @Test
    void valueStandsBesideItsErrorIntervalAndStudents() {
        var rows = new Sample(EstimateQuery.of(Statistic.MEAN, "PVREAD"))
                .row("ALB", 405.4321, 1.9, new Comparison(-80.2, 2, true))
                .table()
                .estimates();

        var table = EstimateTables.of(rows, Unit.SCORE);

        assertThat(table.columns())
                .containsExactly(
                        "Country",
                        "Code",
                        "Value",
                        "SE",
                        "95 % from",
                        "to",
                        "Students",
                        "Schools",
                        "Sample",
                        "Against average");
        assertThat(table.rows().getFirst().stream().map(DataTable.Cell::text))
                .containsExactly("Land ALB", "ALB", "405", "1.9", "402", "409", "1,200", "60", "98.0 %", "▼ 80 below");
    }

    @Test
    void fileHasTheExactNumbers() {
        var rows = new Sample(EstimateQuery.of(Statistic.MEAN, "PVREAD"))
                .row("ALB", 405.4321, 1.9, null)
                .table()
                .estimates();

        assertThat(EstimateTables.of(rows, Unit.SCORE).csv().lines().skip(1).findFirst())
                .hasValueSatisfying(line -> assertThat(line).startsWith("Land ALB,ALB,405.4321,1.9,401.7081,"));
    }

    @Test
    void groupsAreNamed() {
        var rows = new Sample(EstimateQuery.of(Statistic.MEAN, "ESCS").by("ST004D01T"))
                .row("ALB", "ESCS", null, Map.of("ST004D01T", "1"), -0.9, 0.02, null)
                .table()
                .estimates();

        var table = EstimateTables.of(
                rows, _ -> Unit.INDEX, name -> "Gender", (_, code) -> code.equals("1") ? "Female" : "Male");

        assertThat(table.columns()).contains("Gender");
        assertThat(table.rows().getFirst().get(2).text()).isEqualTo("Female");
    }

    @Test
    void differenceWithoutAValueSaysThatAGroupIsTooSmall() {
        var rows = new Sample(EstimateQuery.of(Statistic.DIFFERENCE, "PVREAD")
                        .by("IMMIG")
                        .groups(1, 3))
                .missing("ALB", "PVREAD", null, 727, 120)
                .table()
                .estimates();

        assertThat(EstimateTables.of(rows, Unit.SCORE)
                        .rows()
                        .getFirst()
                        .getLast()
                        .text())
                .isEqualTo("collecting: a group is too small");
    }

    @Test
    void missingValueSaysWhatIsNeeded() {
        var rows = new Sample(EstimateQuery.of(Statistic.MEAN, "PVREAD"))
                .missing("FEW", "PVREAD", null, 12, 2)
                .table()
                .estimates();

        var cells = EstimateTables.of(rows, Unit.SCORE).rows().getFirst();

        assertThat(cells.getLast().text()).isEqualTo("collecting: 12 of 30 students");
        assertThat(cells.get(2).exact()).isNull();
    }
}
