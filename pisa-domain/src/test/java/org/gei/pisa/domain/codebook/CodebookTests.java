package org.gei.pisa.domain.codebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodebookTests {

    private final Codebook codebook = Codebook.pisa2018();

    @Test
    void hasAllWeightsAndPlausibleValues() {
        assertThat(codebook.variables())
                .filteredOn(variable -> variable.kind() == VariableKind.WEIGHT)
                .hasSize(81);
        assertThat(codebook.variables())
                .filteredOn(variable -> variable.kind() == VariableKind.PLAUSIBLE_VALUE)
                .hasSize(30);
    }

    @Test
    void keepsCodesInTheirOrder() {
        assertThat(codebook.find("ST004D01T").orElseThrow().codes())
                .containsExactly(java.util.Map.entry(1, "Female"), java.util.Map.entry(2, "Male"));
    }

    @Test
    void noMissingCodeIsAValidCode() {
        assertThat(codebook.background())
                .allSatisfy(variable -> assertThat(variable.codes().keySet())
                        .noneMatch(code -> variable.missing().contains((double) code)));
    }

    @Test
    void noMissingCodeIsAValidValue() {
        assertThat(codebook.background())
                .filteredOn(variable -> variable.kind() == VariableKind.CONTINUOUS)
                .allSatisfy(variable -> assertThat(variable.missing())
                        .noneMatch(code -> code >= variable.lowest() && code <= variable.highest()));
    }

    @Test
    void configurationAddsAVariableAtTheEnd() {
        var extended =
                codebook.with(new StringReader("ST011Q08TA\tCATEGORICAL\t\t\t5;7;8;9\t1=Yes;2=No\tBooks of poetry\n"));
        assertThat(extended.variables()).hasSize(codebook.variables().size() + 1);
        assertThat(extended.background().getLast().column()).isEqualTo("st011q08ta");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X|codebook line 1: expected 7 fields separated by tabs, but got 1",
                "x1>CONTINUOUS>>>>>lower case|expected capital letters, digits and _, but got 'x1'",
                "X1>CATEGORICAL>>>>>no codes|expected codes for a categorical variable and for no other",
                "X1>CONTINUOUS>5>1>>>upside down|expected lowest <= highest, but got 5.0 and 1.0",
                "X1>CATEGORICAL>>>>1:Yes>colon|expected code=label, but got '1:Yes'",
                "ESCS>CONTINUOUS>>>>>again|expected each variable once, but got ESCS twice",
                "W_X>WEIGHT>>>>>weight|expected a categorical or continuous variable to add, but got W_X of kind WEIGHT",
            })
    void badLineIsRefusedWithWhatWasFound(String line, String message) {
        assertThatThrownBy(() -> codebook.with(new StringReader(line.replace('>', '\t'))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
