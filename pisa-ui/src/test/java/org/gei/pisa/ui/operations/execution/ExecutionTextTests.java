package org.gei.pisa.ui.operations.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionTextTests {

    private static final Instant NOON = Instant.parse("2018-04-18T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({"1250, 1.3 s", "9999, 10.0 s", "61000, 1 min 1 s", "-5, 0.0 s"})
    void lengthsHaveTenthsWhileTheyMatter(long millis, String text) {
        assertThat(ExecutionText.length(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @Test
    void durationOfWhatRunsIsSoFar() {
        assertThat(ExecutionText.duration(NOON.minusSeconds(30), null, NOON)).isEqualTo("30 s so far");
        assertThat(ExecutionText.duration(null, null, NOON)).isEqualTo("not started");
    }

    @Test
    void fewCountriesAreNamedAndManyCounted() {
        assertThat(ExecutionText.countries(List.of("ALB", "ARG"))).isEqualTo("ALB, ARG");
        assertThat(ExecutionText.countries(List.of("ALB", "ARG", "AUS", "AUT", "BEL")))
                .isEqualTo("5 countries");
        assertThat(ExecutionText.countries(List.of())).isEqualTo("no country");
    }

    @Test
    void progressSaysHowFarAndHowFastAndUntilWhen() {
        assertThat(Progress.words(250, 1000L, 50.0, NOON.plusSeconds(15), CLOCK))
                .startsWith("25.0 % of 1,000, 50 rows/s, ends about ")
                .contains("12:00:15");
        assertThat(Progress.words(250, null, 5.25, null, CLOCK)).isEqualTo("5.3 rows/s");
        assertThat(Progress.words(250, null, null, null, CLOCK)).isEmpty();
    }

    @Test
    void whatMakesNoSenseInTheUrlIsLeftOut() {
        var query = ExecutionQuery.of(
                Map.of("status", "BROKEN", "job", "drop", "country", "alb';", "page", "-3", "q", " escs "));
        assertThat(query.status()).isEmpty();
        assertThat(query.job()).isEmpty();
        assertThat(query.country()).isEmpty();
        assertThat(query.page()).isZero();
        assertThat(query.search()).isEqualTo("escs");
        assertThat(query.isFiltered()).isTrue();
        assertThat(ExecutionQuery.of(Map.of("page", "4")).isFiltered()).isFalse();
        assertThat(ExecutionQuery.of(Map.of("status", "FAILED", "country", "ALB"))
                        .asOf(NOON))
                .containsEntry("status", "FAILED")
                .containsEntry("country", "ALB");
    }
}
