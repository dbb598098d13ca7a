package org.gei.pisa.ui.operations.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.domain.operations.ConnectionTest;
import org.gei.pisa.domain.operations.SourceStatus;
import org.gei.pisa.domain.operations.SourceStatus.FreshnessObjective;
import org.gei.pisa.ui.operations.Sample;
import org.junit.jupiter.api.Test;

class SourceTextTests {

    private static final Clock CLOCK = Clock.fixed(Sample.BEGIN.plusSeconds(150), ZoneOffset.UTC);

    @Test
    void lagIsAsPreciseAsItMatters() {
        assertThat(List.of(
                        SourceText.lag(0.24),
                        SourceText.lag(14.4),
                        SourceText.lag(185.0),
                        SourceText.lag(9000.0),
                        SourceText.lag(null)))
                .containsExactly("0.2 s", "14 s", "3 min", "2.5 h", "never loaded");
    }

    @Test
    void objectiveAndBudgetAreSaidInWords() {
        var objective = new FreshnessObjective(99.5, 1, 1800, 99.9, 20.2, false);

        assertThat(SourceText.objective(objective)).isEqualTo("99.5 % within 1 s over 30 min");
        assertThat(SourceText.kept(objective)).isEqualTo("99.90 % kept, 20 % of the error budget used");
        assertThat(SourceText.kept(new FreshnessObjective(99, 1, 3600, null, 0, false)))
                .isEqualTo("not watched yet");
    }

    @Test
    void breachNamesTheWorstWithoutEnd() {
        var breached = List.of("ALB", "ARG", "AUS", "AUT", "BEL", "BGR").stream()
                .map(country -> Sample.source(country, Freshness.State.DOWN, null, 150))
                .toList();

        assertThat(BreachNotice.words(breached))
                .isEqualTo(
                        "6 countries break the freshness objective: ALB (150 %), ARG (150 %), AUS (150 %), AUT (150 %),"
                                + " BEL (150 %) ... of the error budget used. Objective of ALB: 99 % within 1 s over 1 h.");
        assertThat(BreachNotice.words(List.of())).isEmpty();
    }

    @Test
    void everyStateSaysWhatHappensNext() {
        assertThat(SourceText.causeAndNext(Sample.source("ALB", Freshness.State.LIVE, null, 0)))
                .isEmpty();
        assertThat(SourceText.causeAndNext(Sample.source("ALB", Freshness.State.DOWN, "no answer", 0)))
                .isEqualTo("no answer. It catches up when it answers; the other sources go on.");
        assertThat(SourceText.causeAndNext(Sample.source("ALB", Freshness.State.SUSPENDED, "no column.", 0)))
                .isEqualTo(
                        "no column. It goes on where it stopped; Test tells beforehand whether the source is mended.");
    }

    @Test
    void callsAreCountedInWords() {
        assertThat(SourceText.calls(Sample.source("ALB", Freshness.State.LIVE, null, 0)))
                .isEqualTo("0 of 5 recent calls failed, 0 not made because it was open");
        assertThat(SourceText.suspendedBy("load")).isEqualTo("the load, after a failure");
        assertThat(SourceText.suspendedBy("ada")).isEqualTo("ada");
    }

    @Test
    void connectionTestSaysWhatWasFound() {
        assertThat(SourceText.test(
                        new ConnectionTest("ALB", Sample.BEGIN, true, 12, "PostgreSQL 18.6", 6333L, null, null)))
                .isEqualTo("Works: answered in 12 ms, PostgreSQL 18.6, about 6,333 rows.");
        assertThat(SourceText.test(new ConnectionTest("ALB", Sample.BEGIN, false, 12, null, null, null, null)))
                .isEqualTo("Does not work: no reason is known.");
    }

    @Test
    void sparklineCountsMinutesBack() {
        var history = List.of(
                new SourceStatus.LagPoint(Sample.BEGIN, 0.4, 0.2),
                new SourceStatus.LagPoint(Sample.BEGIN.plusSeconds(60), 61.23456, 2));

        assertThat(Sparkline.points(history, CLOCK)).isEqualTo("2:0.4,1:61.235");
        assertThat(Sparkline.summary(history, CLOCK)).isEqualTo("Lag over the last hour: at worst 61 s at 10:01:00");
        assertThat(Sparkline.summary(List.of(), CLOCK)).endsWith("not watched yet");
    }
}
