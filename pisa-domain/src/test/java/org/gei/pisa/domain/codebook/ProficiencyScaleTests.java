package org.gei.pisa.domain.codebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gei.pisa.domain.codebook.ProficiencyScale.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProficiencyScaleTests {

    private final ProficiencyScale reading = Domain.READING.scale();

    @ParameterizedTest
    @CsvSource({"189.32,0", "189.33,1", "407.46,3", "407.47,4", "698.31999,7", "698.32,8", "1200,8", "-50,0"})
    void aScoreOnTheBoundBelongsToTheHigherLevel(double score, int band) {
        assertThat(reading.band(score)).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({
        "2,4,4,Level 2",
        "1a,3,3,Level 1a",
        "atLeast:5,7,8,Level 5 or above",
        "below:2,0,3,Below level 2",
        "below:1c,0,0,Below level 1c"
    })
    void rangesAreBands(String text, int first, int last, String label) {
        assertThat(reading.range(text)).isEqualTo(new Range(text, first, last));
        assertThat(reading.range(text).label()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({"7", "below:", "above:2", "''"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> reading.range(text))
                .hasMessage(
                        "expected a level (1c, 1b, 1a, 2, 3, 4, 5, 6), or one after 'atLeast:' or 'below:', but"
                                + " found '%s'",
                        text);
    }

    @Test
    void thePartitionIsEveryBandOnce() {
        for (var domain : Domain.values()) {
            assertThat(domain.scale().partition())
                    .hasSize(domain.scale().bands())
                    .allSatisfy(range ->
                            assertThat(domain.scale().range(range.text())).isEqualTo(range));
        }
    }
}
