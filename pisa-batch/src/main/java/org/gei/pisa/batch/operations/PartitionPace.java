package org.gei.pisa.batch.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gei.pisa.domain.operations.ExecutionDetail.Partition;

/// How fast the partitions of an execution are, when those that still run will end, and which of them lag
/// behind the others: still running when at least half have ended, and already more than twice as long as
/// their median and at least five seconds longer.
final class PartitionPace {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private PartitionPace() {}

    /// The same partitions with rate, expected end and straggler mark, as of `now`.
    static List<Partition> of(List<Partition> partitions, Instant now) {
        var ended = partitions.stream()
                .filter(partition -> partition.endedAt() != null && partition.startedAt() != null)
                .map(partition -> duration(partition, now))
                .sorted()
                .toList();
        var most = !ended.isEmpty() && 2 * ended.size() >= partitions.size()
                ? longest(ended.get(ended.size() / 2))
                : Duration.ofSeconds(Long.MAX_VALUE);
        return partitions.stream().map(partition -> paced(partition, most, now)).toList();
    }

    private static Duration longest(Duration median) {
        var twice = median.multipliedBy(2);
        var later = median.plus(PATIENCE);
        return twice.compareTo(later) > 0 ? twice : later;
    }

    private static Partition paced(Partition partition, Duration most, Instant now) {
        var runs = partition.startedAt() != null && partition.endedAt() == null;
        var seconds = duration(partition, now).toMillis() / 1000.0;
        var rate = partition.read() == 0 || seconds <= 0 ? null : partition.read() / seconds;
        var expected = partition.expected();
        var end = runs && rate != null && expected != null && expected > partition.read()
                ? now.plusMillis((long) ((expected - partition.read()) / rate * 1000))
                : null;
        return new Partition(
                partition.id(),
                partition.country(),
                partition.status(),
                partition.startedAt(),
                partition.endedAt(),
                partition.read(),
                partition.written(),
                partition.unchanged(),
                partition.quarantined(),
                partition.retired(),
                partition.commits(),
                expected,
                rate,
                end,
                runs && duration(partition, now).compareTo(most) > 0,
                partition.cause(),
                partition.remedy());
    }

    private static Duration duration(Partition partition, Instant now) {
        var started = partition.startedAt();
        var ended = partition.endedAt();
        return started == null ? Duration.ZERO : Duration.between(started, ended == null ? now : ended);
    }
}
