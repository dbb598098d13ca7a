package org.gei.pisa.ui.operations.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.gei.pisa.domain.operations.QuarantineDetail.RawValue;
import org.gei.pisa.domain.operations.RetryResult;
import org.gei.pisa.domain.response.Violation;
import org.junit.jupiter.api.Test;

class QuarantineTextTests {

    @Test
    void controlCharactersAreMadeVisible() {
        assertThat(QuarantineText.violation(new Violation("ESCS", "a number", "1\t2\u0000")))
                .isEqualTo("ESCS: expected a number, found '1\\u00092\\u0000'");
        assertThat(QuarantineText.found("")).isEqualTo("nothing");
    }

    @Test
    void everyRowTriedIsAccountedFor() {
        assertThat(QuarantineText.retried(new RetryResult(12, 10, 1, 1)))
                .isEqualTo("Tried 12 rows again: 10 rows are loaded now, 1 still breaks a rule, 1 had left quarantine"
                        + " meanwhile.");
        assertThat(QuarantineText.retried(new RetryResult(0, 0, 0, 0))).startsWith("No row matched");
    }

    @Test
    void brokenValuesComeFirst() {
        var cnt = new RawValue("cnt", "ALB");
        var escs = new RawValue("escs", "x");

        assertThat(RawValues.ordered(List.of(cnt, escs), Set.of("escs"))).containsExactly(escs, cnt);
    }
}
