package org.gei.pisa.batch.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuarantineCsvTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "plain|plain",
                "a,b|\"a,b\"",
                "say \"x\"|\"say \"\"x\"\"\"",
                "=1+1|'=1+1",
                "@SUM(A1)|'@SUM(A1)",
                "-1.5|-1.5",
                "-1+1|'-1+1",
                "+cmd,x|\"'+cmd,x\""
            })
    void fieldIsQuotedAndNeverAFormula(String text, String field) {
        assertThat(QuarantineCsv.field(text)).isEqualTo(field);
    }
}
