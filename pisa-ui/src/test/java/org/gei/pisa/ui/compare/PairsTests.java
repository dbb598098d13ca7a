package org.gei.pisa.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.Statistic;
import org.gei.pisa.ui.chart.DataTable;
import org.gei.pisa.ui.estimate.Sample;
import org.gei.pisa.ui.estimate.Unit;
import org.junit.jupiter.api.Test;

class PairsTests {

    private final Sample sample = new Sample(EstimateQuery.of(Statistic.MEAN, "PVREAD"))
            .row("ALB", 405, 3, null)
            .row("BRA", 411, 4, null)
            .row("CAN", 520, 2, null)
            .missing("FEW", "PVREAD", null, 12, 2);

    @Test
    void rowMinusColumnWithTheErrorOfIndependentSamples() {
        var rows = Pairs.table(sample.rows(), _ -> "", "", Unit.SCORE).rows();

        // sqrt(3^2 + 4^2) = 5: 6 points are less than 1.96 of them, 115 with sqrt(3^2 + 2^2) = 3.6 are more
        assertThat(rows.get(2).stream().map(DataTable.Cell::text))
                .containsExactly("Land ALB", "▼ −115 (3.6)", "● −6 (5.0)", "", "no value");
        assertThat(rows.get(0).get(3).text()).isEqualTo("▲ 115 (3.6)");
    }

    @Test
    void fileHasEveryPairOnce() {
        assertThat(Pairs.list(sample.rows(), _ -> "all", Unit.SCORE).csv().lines())
                .containsExactly(
                        "group,country,other country,difference,standard error,significant at 5 %",
                        "all,CAN,BRA,109,4.47213595499958,yes",
                        "all,CAN,ALB,115,3.605551275463989,yes",
                        "all,CAN,FEW,,,",
                        "all,BRA,ALB,6,5,no",
                        "all,BRA,FEW,,,",
                        "all,ALB,FEW,,,");
    }
}
