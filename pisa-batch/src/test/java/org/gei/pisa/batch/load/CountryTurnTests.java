package org.gei.pisa.batch.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CountryTurnTests {

    private static final Duration LONGER_THAN_THE_TEST = Duration.ofHours(1);

    private final CountryTurn turn = new LocalTurn();

    @Test
    void whoHasTheTurnIsWokenByWhoWantsIt() throws InterruptedException {
        turn.take(() -> false);
        var given = new CountDownLatch(1);
        var owner = Thread.ofVirtual().start(() -> {
            try {
                while (!turn.isWaitedFor()) {
                    turn.pause(LONGER_THAN_THE_TEST);
                }
                turn.give();
                given.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(turn.take(() -> false)).isTrue();
        assertThat(given.await(60, TimeUnit.SECONDS)).isTrue();
        owner.join();
    }

    @Test
    void whoGivesUpHasNoTurn() throws InterruptedException {
        turn.take(() -> false);
        var givenUp = new AtomicBoolean();
        var other = Thread.ofVirtual().start(() -> {
            try {
                assertThat(turn.take(givenUp::get)).isFalse();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        givenUp.set(true);
        other.join();
        turn.give();
        assertThat(turn.take(() -> false)).isTrue();
    }
}
