package org.gei.pisa.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gei.pisa.domain.live.Statistic;
import org.junit.jupiter.api.Test;

class QuestionTests {

    private static Map<String, String> set(Question question) {
        return question.parameters().entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void nothingInTheUrlIsTheMeanOfReading() {
        assertThat(set(Question.read(Map.of(), Set.of()))).isEqualTo(Map.of("statistic", "mean", "variable", "PVREAD"));
    }

    @Test
    void whatWasReadFromAUrlIsWrittenThereAgain() {
        var url = Map.of(
                "statistic", "share", "variable", "PVMATH", "by", "ST004D01T,IMMIG", "level", "atLeast:5,below:2");

        assertThat(set(Question.read(url, Set.of("ALB")))).isEqualTo(url);
    }

    @Test
    void whatIsNoNumberIsLeftOut() {
        var question = Question.read(Map.of("statistic", "percentile", "p", "10,x,90"), Set.of());

        assertThat(question.query().p()).containsExactly(10.0, 90.0);
    }

    @Test
    void differenceWithoutGroupsIsThatOfGirlsAndBoys() {
        var query = Question.read(Map.of("statistic", "difference"), Set.of())
                .completed()
                .query();

        assertThat(query.by()).containsExactly("ST004D01T");
        assertThat(query.groups()).containsExactly(1, 2);
    }

    @Test
    void slopeWithoutAnExplainingVariableIsOnEscs() {
        assertThat(Question.read(Map.of("statistic", "slope"), Set.of())
                        .completed()
                        .query()
                        .on())
                .isEqualTo("ESCS");
    }

    @Test
    void anotherVariableForgetsTheLevelsOfTheFormer() {
        var question = Question.read(Map.of("statistic", "share", "level", "1c"), Set.of())
                .withVariable("PVMATH");

        assertThat(question.query().level()).isEmpty();
    }

    @Test
    void onlyWhatBelongsToTheStatisticIsAsked() {
        var question = Question.read(Map.of("statistic", "share", "level", "2", "on", "ESCS", "p", "10"), Set.of())
                .withStatistic(Statistic.MEAN);

        assertThat(set(question)).isEqualTo(Map.of("statistic", "mean", "variable", "PVREAD"));
        assertThat(question.query().countries()).isEqualTo(List.of());
    }
}
