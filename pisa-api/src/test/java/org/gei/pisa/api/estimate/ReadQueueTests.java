package org.gei.pisa.api.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

class ReadQueueTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void whatIsAskedForWhileItIsReadIsReadOnceMore() {
        var reads = new AtomicInteger();
        var first = Sinks.<Void>empty();
        var queue = new ReadQueue(country -> reads.incrementAndGet() == 1 ? first.asMono() : Mono.empty());
        queue.add("ALB");
        assertThat(reads).hasValue(1);
        queue.add("ALB");
        queue.add("ALB");
        assertThat(reads).hasValue(1);
        first.tryEmitEmpty();
        assertThat(reads).hasValue(2);
        queue.stop();
    }

    @Test
    void aReadThatFailsIsTriedAgainAndKeepsNobodyFromReading() {
        Map<String, Integer> reads = new ConcurrentHashMap<>();
        var queue = new ReadQueue(country -> reads.merge(country, 1, Integer::sum) < 3 && country.equals("BAD")
                ? Mono.error(new IllegalStateException("no"))
                : Mono.empty());
        queue.add("BAD");
        queue.add("ALB");
        assertThat(reads).containsEntry("ALB", 1);
        await().atMost(PATIENCE).until(() -> reads.get("BAD") == 3);
        queue.stop();
    }

    @Test
    void manyThreadsLoseNoCountry() {
        var known = new ConcurrentHashMap<String, Integer>();
        var wanted = new ConcurrentHashMap<String, Integer>();
        var queue = new ReadQueue(country -> Mono.<Void>fromRunnable(
                        () -> known.put(country, wanted.getOrDefault(country, 0)))
                .subscribeOn(Schedulers.boundedElastic()));
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int t = 0; t < 8; t++) {
                threads.submit(() -> {
                    for (int i = 0; i < 2000; i++) {
                        var country = "C" + i % 20;
                        wanted.merge(country, 1, Integer::sum);
                        queue.add(country);
                    }
                });
            }
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(known).isEqualTo(wanted));
        queue.stop();
    }
}
