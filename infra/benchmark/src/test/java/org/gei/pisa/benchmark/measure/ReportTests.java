package org.gei.pisa.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReportTests {

    private static final Samples FLOOR = Samples.of(40_000, 50_000, 45_000);
    private static final Report REPORT = new Report(
            "load",
            false,
            "18.6",
            List.of("100,000 rows"),
            List.of(
                    Line.of("job", "rows/s", Samples.of(20_000, 25_000, 36_000)).against("floor", FLOOR),
                    Line.of("floor", "rows/s", FLOOR),
                    Line.of(
                            "lag",
                            "ms",
                            Samples.of(IntStream.rangeClosed(0, 100)
                                    .asDoubleStream()
                                    .toArray()))),
            List.of(Goal.atLeast("job / floor", 0.8, 0.5, ""), Goal.atMost("lag p99", 300, 99, "ms")),
            List.of("measured on a Tuesday"));

    @Test
    void tableHasALinePerVariantAndAColumnPerPeer() {
        assertThat(ReportText.table(REPORT.lines()))
                .containsExactly(
                        "         unit      n  median   p99  lowest  highest  / floor",
                        "  job    rows/s    3  25,000        20,000   36,000     0.50",
                        "  floor  rows/s    3  45,000        40,000   50,000",
                        "  lag    ms      101    50.0  99.0       0      100");
    }

    @Test
    void textSaysWhatWasMeasuredOnAndWhichGoalsAreMet() {
        var text = new StringWriter();
        ReportText.print(REPORT, new PrintWriter(text));
        assertThat(text.toString())
                .contains(
                        "PostgreSQL 18.6",
                        "100,000 rows",
                        "NOT MET job / floor: 0.50 (goal: at least 0.80)",
                        "met     lag p99: 99.0 ms (goal: at most 300 ms)",
                        "measured on a Tuesday");
    }

    @Test
    void jsonHasMachineShapeLinesAndGoals() {
        var json = new JsonMapper().readTree(ReportJson.of(Machine.here(), REPORT));
        assertThat(json.at("/benchmark").asString()).isEqualTo("load");
        assertThat(json.at("/postgres").asString()).isEqualTo("18.6");
        assertThat(json.at("/machine/cpu").asString()).isNotBlank();
        assertThat(json.at("/machine/jdk").asString())
                .contains(Runtime.version().toString());
        assertThat(json.at("/shape/0").asString()).isEqualTo("100,000 rows");
        assertThat(json.at("/lines/0/median").asDouble()).isEqualTo(25_000);
        assertThat(json.at("/lines/0/ratios/floor").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/lines/2/p99").asDouble()).isEqualTo(99);
        assertThat(json.at("/goals/0/met").asBoolean()).isFalse();
        assertThat(json.at("/goals/1/met").asBoolean()).isTrue();
    }

    @Test
    void numbersHaveThreeDigitsThatMeanSomething() {
        assertThat(List.of(0.0, 0.0123, 0.5, 12.34, 123.4, 12_345.6))
                .extracting(ReportText::number)
                .containsExactly("0", "0.0123", "0.50", "12.3", "123", "12,346");
    }
}
