package org.gei.pisa.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTests {

    @Test
    void wholeNumbersHaveThousandsSeparatorsAndARealMinus() {
        assertThat(Numbers.whole(1_234_567)).isEqualTo("1,234,567");
        assertThat(Numbers.whole(-1_000)).isEqualTo("\u22121,000");
    }

    @ParameterizedTest
    @CsvSource({"-0.004, 2, 0.00", "-0.006, 2, \u22120.01", "31.25, 1, 31.3", "1234.5, 1, '1,234.5'"})
    void decimalsAreFixedAndNeverMinusZero(double number, int decimals, String text) {
        assertThat(Numbers.decimal(number, decimals)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "59, 59 s", "60, 1 min 0 s", "3599, 59 min 59 s", "3900, 1 h 5 min", "-5, 0 s"})
    void durationsAreInTheTwoLargestUnits(long seconds, String text) {
        assertThat(Numbers.duration(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.49, \u2021", "0.5, \u2020", "0.74, \u2020", "0.75, ''", "1.2, ''"})
    void coverageIsMarkedBelowThreeQuartersAndBelowAHalf(double coverage, String mark) {
        assertThat(Numbers.coverageMark(coverage)).isEqualTo(mark);
    }

    @Test
    void timesAreInTheZoneOfTheReader() {
        var moment = Instant.parse("2018-04-18T12:03:21Z");
        assertThat(Numbers.time(moment, ZoneId.of("Europe/Vienna"))).isEqualTo("14:03:21");
        assertThat(Numbers.time(null, ZoneId.of("UTC"))).isEqualTo("never");
    }
}
