package org.gei.pisa.batch.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.gei.pisa.domain.operations.ExecutionDetail.Partition;
import org.gei.pisa.domain.operations.ExecutionStatus;
import org.junit.jupiter.api.Test;

class PartitionPaceTests {

    private static final Instant BEGIN = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void expectedEndFollowsFromTheRateSoFar() {
        var partition = paced(60, partition("ALB", null, 600, 1500L)).getFirst();
        assertThat(partition.rowsPerSecond()).isEqualTo(10);
        assertThat(partition.expectedEnd()).isEqualTo(BEGIN.plusSeconds(150));
    }

    @Test
    void endIsNotGuessedWhereNothingIsKnown() {
        assertThat(paced(60, partition("ALB", null, 600, null)).getFirst().expectedEnd())
                .isNull();
        assertThat(paced(60, partition("ALB", null, 0, 100L)).getFirst().rowsPerSecond())
                .isNull();
        assertThat(paced(60, partition("ALB", 30, 600, 1500L)).getFirst().expectedEnd())
                .isNull();
        assertThat(paced(60, partition("ALB", null, 1600, 1500L)).getFirst().expectedEnd())
                .isNull();
    }

    @Test
    void stragglerRunsLongAfterMostOthersHaveEnded() {
        var partitions = new Partition[] {
            partition("ALB", 10, 1, null), partition("BRN", 12, 1, null), partition("CHL", null, 1, null)
        };
        assertThat(paced(23, partitions)).extracting(Partition::straggler).containsExactly(false, false, false);
        assertThat(paced(25, partitions)).extracting(Partition::straggler).containsExactly(false, false, true);
    }

    @Test
    void nobodyStragglesWhileMostStillRunOrAllAreQuick() {
        assertThat(paced(
                        100,
                        partition("ALB", 10, 1, null),
                        partition("BRN", null, 1, null),
                        partition("CHL", null, 1, null)))
                .noneMatch(Partition::straggler);
        assertThat(paced(5, partition("ALB", 1, 1, null), partition("BRN", null, 1, null)))
                .noneMatch(Partition::straggler);
    }

    private static List<Partition> paced(int seconds, Partition... partitions) {
        return PartitionPace.of(List.of(partitions), BEGIN.plusSeconds(seconds));
    }

    private static Partition partition(String country, Integer seconds, long read, Long expected) {
        return new Partition(
                1,
                country,
                seconds == null ? ExecutionStatus.STARTED : ExecutionStatus.COMPLETED,
                BEGIN,
                seconds == null ? null : BEGIN.plusSeconds(seconds),
                read,
                read,
                0,
                0,
                0,
                1,
                expected,
                null,
                null,
                false,
                null,
                null);
    }
}
