package org.gei.pisa.ui.operations.execution;

import java.util.Comparator;
import java.util.List;
import org.gei.pisa.domain.operations.ExecutionDetail.Partition;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.ui.operations.Words;

/// Why a partition failed, and what to do about it.
record FailureCause(String cause, String remedy) {

    private static final Comparator<Partition> TO_BE_MENDED_FIRST = Comparator.comparing(
                    (Partition partition) -> partition.remedy() == null)
            .thenComparing(Partition::country);

    /// Of every partition that failed: those that somebody has to mend first.
    static List<FailureCause> of(ExecutionSummary summary, List<Partition> partitions) {
        var failures = partitions.stream()
                .filter(partition -> partition.cause() != null)
                .sorted(TO_BE_MENDED_FIRST)
                .map(partition -> new FailureCause(cause(partition), remedy(partition, summary.kind())))
                .toList();
        var cause = summary.cause();
        return failures.isEmpty() && cause != null ? List.of(new FailureCause(Words.stopped(cause), "")) : failures;
    }

    private static String cause(Partition partition) {
        var cause = Words.stopped(String.valueOf(partition.cause()));
        return cause.startsWith(partition.country() + ":") ? cause : partition.country() + ": " + cause;
    }

    private static String remedy(Partition partition, String kind) {
        var remedy = partition.remedy();
        if (remedy != null) {
            return Words.stopped(remedy);
        }
        return kind.equals("window") || kind.equals("scheduled")
                ? "Nothing has to be done: the next one tries again."
                : "When that is over, restart it.";
    }
}
