package org.gei.pisa.ui.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeriodTests {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void relativePeriodMovesWithTheClock() {
        var day = Period.of(Map.of("last", "24h"));

        assertThat(day.asOf(NOW)).isEqualTo(Map.of("from", "2026-11-23T10:00:00Z"));
        assertThat(day.asOf(NOW.plusSeconds(1))).isEqualTo(Map.of("from", "2026-11-23T10:00:01Z"));
        assertThat(day.parameters()).containsEntry("last", "24h").containsEntry("from", "");
    }

    @Test
    void momentsStayAsTheUrlSays() {
        var period = Period.of(Map.of("from", "2026-11-24T03:00:00Z", "to", "2026-11-24T04:00:00Z"));

        assertThat(period.asOf(NOW)).isEqualTo(Map.of("from", "2026-11-24T03:00:00Z", "to", "2026-11-24T04:00:00Z"));
        assertThat(Period.of(period.parameters())).isEqualTo(period);
    }

    @Test
    void nonsenseMeansAnyTime() {
        assertThat(Period.of(Map.of("last", "century", "from", "yesterday"))).isEqualTo(Period.ANY);
    }
}
