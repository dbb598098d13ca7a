package org.gei.pisa.fieldwork.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTests {

    @ParameterizedTest
    @CsvSource({
        "0,4,0",
        "-0.00001,4,0",
        "1.5,4,1.5",
        "-0.05,4,-0.05",
        "12.34567,3,12.346",
        "100,2,100",
        "0.0042,4,0.0042",
        "-3.0004,4,-3.0004",
        "499.9996,3,500"
    })
    void writesNoMoreThanIsNeeded(double value, int decimals, String text) {
        assertThat(Decimals.text(value, decimals)).isEqualTo(text);
    }
}
