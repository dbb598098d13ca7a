package org.gei.pisa.batch.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WarehouseClockTests {

    private final WarehouseClock clock = new WarehouseClock();

    @Test
    void momentsTravelByTheDifferenceOfTheClocksAndAreNeverTooLate() {
        // the warehouse is an hour ahead, and its answer takes 20 ms
        clock.note(at("10:00:00.000"), at("11:00:00.010"), at("10:00:00.020"));

        assertThat(clock.toWarehouse(at("10:00:05.000"))).isEqualTo(at("11:00:04.990"));
        assertThat(clock.fromWarehouse(at("11:00:05.000"))).isEqualTo(at("10:00:04.990"));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-25T" + time + "Z");
    }
}
