package org.gei.pisa.ui.operations.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class QuarantineQueryTests {

    @Test
    void selectionAndPageStandInTheUrl() {
        var query = QuarantineQuery.of(Map.of("country", "CHL", "variable", "ESCS", "rule", "a number", "page", "2"));
        assertThat(query).isEqualTo(new QuarantineQuery("CHL", "ESCS", "a number", 2));
        assertThat(query.isFiltered()).isTrue();
        assertThat(query.filterAndPage()).containsEntry("page", "2").containsEntry("country", "CHL");
        assertThat(QuarantineQuery.of(Map.of("country", "chl", "page", "x")))
                .isEqualTo(new QuarantineQuery("", "", "", 0));
    }
}
