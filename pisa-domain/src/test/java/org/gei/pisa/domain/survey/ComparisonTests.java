package org.gei.pisa.domain.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTests {

    @Test
    void countriesAreIndependent() {
        assertThat(Comparison.ofCountries(480, 3, 470, 4)).isEqualTo(new Comparison(10, 5, true));
        assertThat(Comparison.ofCountries(0, 4, 9.8, 3).significant())
                .as("1.96 standard errors are not more than 1.96")
                .isFalse();
    }

    @Test
    void aCountryIsPartOfTheAverageItIsComparedWith() {
        var average = new InternationalAverage();
        average.add(500, 2);
        average.add(450, 3);
        average.add(400, 6);
        assertThat(average.value()).isEqualTo(450);
        assertThat(average.standardError()).isCloseTo(7.0 / 3, within(1e-12));
        var comparison = Comparison.withAverage(500, 2, average.value(), average.standardError(), average.countries());
        // by hand: ((2^2 - 1) 2^2 + (2^2 + 3^2 + 6^2)) / 3^2 = 61 / 9
        assertThat(comparison.standardError()).isCloseTo(Math.sqrt(61.0 / 9), within(1e-12));
        assertThat(comparison.difference()).isEqualTo(50);
        assertThat(comparison.significant()).isTrue();
    }

    @Test
    void theOnlyCountryIsTheAverage() {
        assertThat(Comparison.withAverage(500, 2.3, 500, 2.3, 1)).isEqualTo(new Comparison(0, 0, false));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"30,5,none", "29,5,c", "30,4,c", "0,0,c"})
    void fewerThan30StudentsOr5SchoolsAreTooFew(int students, int schools, String flag) {
        assertThat(ReportingStandard.flag(students, schools)).isEqualTo(flag);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"1.02,none", "0.75,none", "0.7499,†", "0.5,†", "0.4999,‡", "0,‡"})
    void incompleteSamplesAreMarked(double coverage, String mark) {
        assertThat(ReportingStandard.mark(coverage)).isEqualTo(mark);
    }
}
