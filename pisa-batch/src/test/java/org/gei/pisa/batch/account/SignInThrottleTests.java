package org.gei.pisa.batch.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInThrottleTests {

    private static final String ATTACKER = "192.0.2.66";
    private static final String OWNER = "192.0.2.1";

    private final MovableClock clock = new MovableClock();
    private final SignInThrottle throttle = new SignInThrottle(
            new ThrottleSettings(5, Duration.ofMinutes(15), 20, Duration.ofMinutes(1), Duration.ofHours(1), 100),
            clock);

    @Test
    void waitDoublesWithEachFailureUpToTheLongest() {
        fail("ada", ATTACKER, 4);
        assertThat(throttle.left("ada", ATTACKER)).isZero();

        fail("ada", ATTACKER, 1);
        assertThat(throttle.left("ada", ATTACKER)).hasSeconds(1);
        fail("ada", ATTACKER, 1);
        assertThat(throttle.left("ada", ATTACKER)).hasSeconds(2);
        fail("ada", ATTACKER, 1);
        assertThat(throttle.left("ada", ATTACKER)).hasSeconds(4);
        fail("ada", ATTACKER, 100);
        assertThat(throttle.left("ada", ATTACKER)).hasMinutes(15);
    }

    @Test
    void waitPasses() {
        fail("ada", ATTACKER, 7);
        clock.now = clock.now.plusSeconds(3);
        assertThat(throttle.left("ada", ATTACKER)).hasSeconds(1);
        clock.now = clock.now.plusSeconds(1);
        assertThat(throttle.left("ada", ATTACKER)).isZero();
    }

    @Test
    void ownerIsNotKeptOutByWhoGuessesElsewhere() {
        fail("ada", ATTACKER, 1000);

        assertThat(throttle.left("ada", OWNER)).isZero();
    }

    @Test
    void addressThatTriesOneAccountAfterTheOtherWaitsToo() {
        for (int i = 0; i < 20; i++) {
            fail("account" + i, ATTACKER, 1);
        }

        assertThat(throttle.left("fresh", ATTACKER)).hasSeconds(1);
        assertThat(throttle.left("fresh", OWNER)).isZero();
    }

    @Test
    void whoSignedInThereBeforeDoesNotWaitForNeighbours() {
        throttle.succeeded("ada", OWNER);
        fail("neighbour", OWNER, 1000);

        assertThat(throttle.left("ada", OWNER)).isZero();
        assertThat(throttle.left("bob", OWNER)).isPositive();
    }

    @Test
    void rightPasswordStartsAnew() {
        fail("ada", OWNER, 4);
        throttle.succeeded("ada", OWNER);
        fail("ada", OWNER, 4);

        assertThat(throttle.left("ada", OWNER)).isZero();
    }

    @Test
    void failuresOfLongAgoAreForgotten() {
        fail("ada", OWNER, 10);
        clock.now = clock.now.plus(Duration.ofHours(2));
        fail("ada", OWNER, 1);

        assertThat(throttle.left("ada", OWNER)).isZero();
    }

    @Test
    void remembersABoundedNumberAndWhoCameLast() {
        for (int i = 0; i < 10_000; i++) {
            fail("account" + i, "2001:db8:0:" + i + "::/64", 1);
            fail("ada", ATTACKER, 1);
        }

        assertThat(throttle.size()).isLessThanOrEqualTo(200);
        assertThat(throttle.left("ada", ATTACKER)).isPositive();
    }

    @Test
    void networkOfAnAddressIsWhatOneHolderHas() {
        assertThat(SignIns.network("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(SignIns.network("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:2::/64");
        assertThat(SignIns.network("2001:db8:1:2::6")).isEqualTo("2001:db8:1:2::/64");
        assertThat(SignIns.network("2001:db8::6")).isEqualTo("2001:db8:0:0::/64");
        assertThat(SignIns.network("fe80::1%eth0")).isEqualTo("fe80:0:0:0::/64");
        assertThat(SignIns.network("::1")).isEqualTo("0:0:0:0::/64");
        assertThat(SignIns.network(null)).isEqualTo("an unknown address");
    }

    private void fail(String account, String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(account, address);
        }
    }

    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-11-25T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
