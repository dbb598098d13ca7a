package org.gei.pisa.ui.operations.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.gei.pisa.domain.operations.ExecutionStatus;
import org.gei.pisa.ui.operations.Sample;
import org.junit.jupiter.api.Test;

class ExecutionTextTests {

    private static final Clock CLOCK = Clock.fixed(Sample.BEGIN.plusSeconds(60), ZoneOffset.UTC);

    @Test
    void durationOfWhatRunsIsSoFar() {
        assertThat(ExecutionText.duration(Sample.execution(1, ExecutionStatus.STARTED, null), CLOCK))
                .isEqualTo("1 min 0 s so far");
        assertThat(ExecutionText.duration(null, null, Sample.BEGIN)).isEqualTo("not started");
    }

    @Test
    void shortDurationHasTenths() {
        assertThat(ExecutionText.length(Duration.ofMillis(440))).isEqualTo("0.4 s");
        assertThat(ExecutionText.length(Duration.ofSeconds(10))).isEqualTo("10 s");
    }

    @Test
    void manyCountriesAreCounted() {
        assertThat(ExecutionText.countries(List.of("ALB", "ARG"))).isEqualTo("ALB, ARG");
        assertThat(ExecutionText.countries(List.of("ALB", "ARG", "AUS", "AUT", "BEL")))
                .isEqualTo("5 countries");
        assertThat(ExecutionText.countries(List.of())).isEqualTo("no country");
    }

    @Test
    void progressSaysHowFarHowFastAndUntilWhen() {
        assertThat(Progress.words(500, 2000L, 16.7, Instant.parse("2026-11-24T10:02:00Z"), CLOCK))
                .isEqualTo("25.0 % of 2,000, 17 rows/s, ends about 10:02:00");
        assertThat(Progress.words(500, null, 2.44, null, CLOCK)).isEqualTo("2.4 rows/s");
        assertThat(Progress.words(0, null, null, null, CLOCK)).isEmpty();
    }

    @Test
    void whatSomebodyHasToMendComesFirst() {
        var failed = Sample.execution(1, ExecutionStatus.FAILED, "x");

        assertThat(FailureCause.of(
                        failed,
                        List.of(
                                Sample.partition("ALB", ExecutionStatus.FAILED, "ALB: away", null),
                                Sample.partition("ARG", ExecutionStatus.COMPLETED, null, null),
                                Sample.partition("AUS", ExecutionStatus.FAILED, "no column", "Restore it"))))
                .containsExactly(
                        new FailureCause("AUS: no column.", "Restore it."),
                        new FailureCause("ALB: away.", "Nothing has to be done: the next one tries again."));
    }

    @Test
    void consequenceTellsAStoppedWindowFromASuspendedSource() {
        var window = Sample.execution(7, ExecutionStatus.STARTED, null, "stop");

        assertThat(ActionText.STOP.question(window).title()).isEqualTo("Stop execution 7?");
        assertThat(ActionText.STOP.question(window).consequence())
                .contains("nothing is lost", "The next window begins at once", "suspend its source instead");
        assertThat(ActionText.ABANDON.question(window).destructive()).isTrue();
        assertThat(ActionText.RESTART.question(window).destructive()).isFalse();
    }

    @Test
    void barsStandWhereTheirPartitionsWere() {
        var detail = Sample.detail(
                Sample.execution(1, ExecutionStatus.STARTED, null),
                List.of(),
                Sample.partition("ALB", ExecutionStatus.COMPLETED, null, null),
                Sample.partition("ARG", ExecutionStatus.STARTED, null, null));
        var span = Gantt.TimeSpan.of(detail);

        assertThat(span.percent(Sample.BEGIN)).isZero();
        assertThat(span.percent(Sample.BEGIN.plusSeconds(30))).isEqualTo(50);
        assertThat(span.percent(Sample.BEGIN.plusSeconds(3600))).isEqualTo(100);
        assertThat(span.tick(0.5, ZoneOffset.UTC)).isEqualTo("10:00:30");
        assertThat(Gantt.summary(detail, span))
                .isEqualTo("Timeline of 2 partitions over 1 min 0 s. None failed. Still running long after the others:"
                        + " ARG.");
    }

    @Test
    void shortTimelineCountsFromItsBeginning() {
        var span = new Gantt.TimeSpan(Sample.BEGIN, Sample.BEGIN.plusMillis(600));

        assertThat(span.tick(0, ZoneOffset.UTC)).isEqualTo("+0.00 s");
        assertThat(span.tick(0.5, ZoneOffset.UTC)).isEqualTo("+0.30 s");
    }

    @Test
    void parametersReadAsPeopleWriteThem() {
        assertThat(List.of(
                        ExecutionText.parameter("ALB,ARG", CLOCK),
                        ExecutionText.parameter("false", CLOCK),
                        ExecutionText.parameter("2026-11-24T10:00:00.652173065Z", CLOCK)))
                .containsExactly("ALB, ARG", "no", "10:00:00");
    }

    @Test
    void nonsenseInTheUrlIsLeftOut() {
        var query = ExecutionQuery.of(Map.of(
                "status", "LOST", "job", "drop", "country", "'; --", "page", "-1", "show", "everything", "last", "1y"));

        assertThat(query).isEqualTo(ExecutionQuery.ALL);
        assertThat(query.isFiltered()).isFalse();
        assertThat(ExecutionQuery.of(Map.of("page", "3")).isFiltered()).isFalse();
        assertThat(ExecutionQuery.of(Map.of("q", "escs")).isFiltered()).isTrue();
    }

    @Test
    void everyKindOfStartSaysWhatItMeans() {
        assertThat(StartKind.RELOAD.consequence("Albania", 1)).contains("every row of Albania", "1 row loaded now");
        assertThat(StartKind.RECONCILE.consequence("3 countries", 20)).contains("retires", "records the proof");
    }
}
