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
}
