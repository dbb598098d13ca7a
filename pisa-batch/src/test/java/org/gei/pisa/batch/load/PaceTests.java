package org.gei.pisa.batch.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaceTests {

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private final Pace pace = new Pace();

    @Test
    void quietSourceIsLookedAtLessAndLessOften() {
        var pauses = Stream.generate(pace::slacken).limit(100).toList();

        assertThat(pauses).isSorted().doesNotHaveDuplicates().allMatch(pause -> pause.compareTo(HALF_A_SECOND) < 0);
        assertThat(pauses.getFirst()).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void sourceThatIsQuietForLongIsLookedAtWhenAllSuchAre() {
        for (int i = 0; i < 1000; i++) {
            pace.slacken();
        }

        for (int i = 0; i < 100; i++) {
            long before = System.nanoTime();
            long pause = pace.slacken().toNanos();
            long after = System.nanoTime();
            long half = HALF_A_SECOND.toNanos();
            assertThat(Math.floorDiv(after + pause, half) * half)
                    .as("a moment between a pause from before and one from after the call")
                    .isGreaterThanOrEqualTo(before + pause);
        }
    }

    @Test
    void firstChangeQuickensIt() {
        var first = pace.slacken();
        for (int i = 0; i < 1000; i++) {
            pace.slacken();
        }

        pace.quicken();

        assertThat(pace.slacken()).isEqualTo(first);
    }
}
