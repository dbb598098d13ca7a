package org.gei.pisa.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.gei.pisa.api.estimate.Change;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

/// In virtual time: nothing here waits.
class LiveStreamsTests {

    private static final Duration PACE = Duration.ofMillis(250);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final Sinks.Many<Change> changes = Sinks.many().multicast().directBestEffort();
    private final AtomicLong version = new AtomicLong(1);
    private final AtomicInteger computed = new AtomicInteger();
    private final MockClock clock = new MockClock();
    private Duration takes = Duration.ZERO;

    private record State(long version) {}

    @Test
    void aChangeAfterAQuietWhileIsSentAtOnce() {
        StepVerifier.withVirtualTime(() -> events(null))
                .thenAwait()
                .expectNext(snapshot(1))
                .thenAwait(Duration.ofMillis(4900)) // the time was looked at four times and nothing was new
                .then(() -> change("ALB"))
                .thenAwait()
                .expectNext(snapshot(2))
                .thenCancel()
                .verify();
    }

    @Test
    void whatChangesSoonAfterAnEventWaitsAndComesAsTheNewest() {
        StepVerifier.withVirtualTime(() -> events(null))
                .thenAwait()
                .expectNext(snapshot(1))
                .thenAwait(PACE.multipliedBy(2))
                .then(() -> change("ALB"))
                .thenAwait()
                .expectNext(snapshot(2))
                .then(() -> change("ALB"))
                .then(() -> change("ALB"))
                .thenAwait(PACE.minus(MOMENT))
                .then(() -> change("ALB"))
                .expectNoEvent(MOMENT.dividedBy(2))
                .thenAwait(MOMENT)
                .expectNext(snapshot(5))
                .thenCancel()
                .verify();
    }

    @Test
    void changesOfOthersCostNothingAndDelayNothing() {
        StepVerifier.withVirtualTime(() -> events(null))
                .thenAwait()
                .expectNext(snapshot(1))
                .thenAwait(PACE)
                .then(() -> computed.set(0))
                .then(() -> {
                    changes.tryEmitNext(new Change.Responses("BRN"));
                    changes.tryEmitNext(new Change.States());
                })
                .thenAwait()
                .then(() -> assertThat(computed).hasValue(0))
                .then(() -> change("ALB"))
                .thenAwait()
                .expectNext(snapshot(2))
                .thenCancel()
                .verify();
    }

    @Test
    void whoHasSeenMoreElsewhereGetsNothingOlder() {
        StepVerifier.withVirtualTime(() -> events("3"))
                .thenAwait(PACE)
                .then(() -> change("ALB"))
                .thenAwait(PACE)
                .then(() -> change("ALB")) // that is what it has seen
                .thenAwait(PACE)
                .then(() -> change("ALB"))
                .thenAwait()
                .expectNext(snapshot(4))
                .thenAwait(Duration.ofSeconds(5))
                .then(() -> change("ALB"))
                .thenAwait()
                .expectNext(snapshot(5))
                .thenCancel()
                .verify();
    }

    @Test
    void whoHasSeenAnotherWarehouseGetsThisOneAfterAWhile() {
        StepVerifier.withVirtualTime(() -> events("999"))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(2900))
                .thenAwait(Duration.ofMillis(200))
                .expectNext(snapshot(1))
                .then(() -> change("ALB"))
                .thenAwait(PACE)
                .expectNext(snapshot(2))
                .thenCancel()
                .verify();
    }

    @Test
    void whoHasTheNewestGetsTheNextOnly() {
        StepVerifier.withVirtualTime(() -> events("1"))
                .thenAwait(PACE)
                .then(() -> change("ALB"))
                .thenAwait()
                .expectNext(snapshot(2))
                .thenCancel()
                .verify();
    }

    @Test
    void whatTakesLongToComputeIsComputedLessOften() {
        takes = Duration.ofMillis(200);
        StepVerifier.withVirtualTime(() -> events(null))
                .thenAwait()
                .expectNext(snapshot(1))
                .then(() -> change("ALB"))
                .expectNoEvent(takes.multipliedBy(3).minus(MOMENT))
                .thenAwait(MOMENT)
                .expectNext(snapshot(2))
                .thenCancel()
                .verify();
    }

    private void change(String country) {
        version.incrementAndGet();
        changes.tryEmitNext(new Change.Responses(country));
    }

    private static String snapshot(long version) {
        return "id:%1$d\nevent:snapshot\nretry:1000\ndata:{\"version\":%1$d}\n\n".formatted(version);
    }

    /// Events as text, without comments.
    private Flux<String> events(@Nullable String lastEventId) {
        var streams = new LiveStreams(
                changes.asFlux(), JsonMapper.builder().build(), new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock));
        return streams.stream(
                        "query",
                        Change.ofResponses("ALB"::equals),
                        () -> {
                            computed.incrementAndGet();
                            clock.add(takes);
                            return new State(version.get());
                        },
                        State::version,
                        lastEventId)
                .map(event -> new String(event.bytes(), StandardCharsets.UTF_8))
                .filter(text -> !text.startsWith(":"));
    }
}
