package org.gei.pisa.ui.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.domain.operations.CompletenessProof;
import org.gei.pisa.domain.operations.ExecutionDetail;
import org.gei.pisa.domain.operations.ExecutionDetail.Partition;
import org.gei.pisa.domain.operations.ExecutionPage;
import org.gei.pisa.domain.operations.ExecutionStatus;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.domain.operations.QuarantineCounts;
import org.gei.pisa.domain.operations.QuarantineDetail;
import org.gei.pisa.domain.operations.QuarantinePage;
import org.gei.pisa.domain.operations.QuarantinePage.QuarantinedRow;
import org.gei.pisa.domain.operations.SourceStatus;
import org.gei.pisa.domain.response.Violation;

/// What a batch says, made up.
public final class Sample {

    public static final Instant BEGIN = Instant.parse("2026-11-24T10:00:00Z");

    private Sample() {}

    public static ExecutionSummary execution(long id, ExecutionStatus status, String cause, String... actions) {
        boolean runs = status == ExecutionStatus.STARTED;
        return new ExecutionSummary(
                id,
                id,
                "load",
                "window",
                status,
                BEGIN,
                runs ? null : BEGIN.plusSeconds(60),
                List.of("ALB", "ARG"),
                1000 + id,
                900,
                100,
                3,
                0,
                cause == null ? 0 : 1,
                cause,
                List.of(actions));
    }

    public static ExecutionPage page(long total, ExecutionSummary... executions) {
        return new ExecutionPage(List.of(executions), 0, 25, total);
    }

    public static Partition partition(String country, ExecutionStatus status, String cause, String remedy) {
        boolean runs = status == ExecutionStatus.STARTED;
        return new Partition(
                1,
                country,
                status,
                BEGIN,
                runs ? null : BEGIN.plusSeconds(30),
                500,
                450,
                50,
                0,
                0,
                7,
                runs ? 2000L : null,
                16.7,
                runs ? BEGIN.plusSeconds(120) : null,
                runs,
                cause,
                remedy);
    }

    public static ExecutionDetail detail(
            ExecutionSummary summary, List<ExecutionSummary> attempts, Partition... partitions) {
        return new ExecutionDetail(
                summary, BEGIN.plusSeconds(60), Map.of("kind", "window"), List.of(partitions), attempts);
    }

    public static SourceStatus source(String country, Freshness.State state, String cause, double budgetUsed) {
        boolean suspended = state == Freshness.State.SUSPENDED;
        return new SourceStatus(
                country,
                "Land of " + country,
                state,
                BEGIN,
                cause,
                suspended ? "load" : null,
                "snapshot",
                null,
                "CLOSED",
                new SourceStatus.BreakerCalls(null, 5, 0, 0),
                0.2,
                List.of(new SourceStatus.LagPoint(BEGIN, 0.4, 0.2)),
                new SourceStatus.FreshnessObjective(99, 1, 3600, 99.5, budgetUsed, budgetUsed > 100),
                new CompletenessProof(country, BEGIN, country + ": proved", 6333, "abc", 2, 0, 0, 0, 9L),
                6333,
                2,
                1,
                77,
                "731:731:",
                BEGIN,
                BEGIN,
                suspended ? 12L : null,
                List.of(suspended ? "resume" : "suspend", "test"));
    }

    public static QuarantinedRow row(String country, long id, boolean stale) {
        return new QuarantinedRow(
                country,
                id,
                List.of(new Violation("ESCS", "a number", "1,25"), new Violation("W_FSTUWT", "a value", "nothing")),
                BEGIN,
                BEGIN.plusSeconds(5),
                2,
                stale);
    }

    public static QuarantinePage rows(QuarantinedRow... rows) {
        return new QuarantinePage(List.of(rows), 0, 50, rows.length);
    }

    public static QuarantineCounts counts(long rows) {
        return new QuarantineCounts(
                rows,
                List.of(new QuarantineCounts.Count("ALB", rows)),
                List.of(new QuarantineCounts.Count("ESCS", rows)),
                List.of(new QuarantineCounts.Count("a number", rows)));
    }

    public static QuarantineDetail rowDetail(QuarantinedRow row) {
        return new QuarantineDetail(
                row,
                List.of(
                        new QuarantineDetail.RawValue("cnt", row.country()),
                        new QuarantineDetail.RawValue("escs", "1,25"),
                        new QuarantineDetail.RawValue("tmins", null)),
                BEGIN,
                BEGIN,
                row.stale() ? BEGIN : null);
    }
}
