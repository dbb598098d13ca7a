package org.gei.pisa.fieldwork.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.participant.Participants;
import org.gei.pisa.domain.response.RawResponse;
import org.gei.pisa.domain.response.ResponseRules;
import org.gei.pisa.domain.response.Validation;
import org.gei.pisa.fieldwork.source.StudentFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticPopulationTests {

    private static SyntheticPopulation population(String country, long seed) {
        return new SyntheticPopulation(Participants.pisa2018().find(country).orElseThrow(), seed);
    }

    @Test
    void isAFunctionOfTheSeed() {
        var one = population("BRN", 7);
        var same = population("BRN", 7);
        var other = population("BRN", 8);
        assertThat(one.fields(1234)).hasToString(same.fields(1234).toString());
        assertThat(one.fields(1234).toString()).isNotEqualTo(other.fields(1234).toString());
    }

    @Test
    void everyStudentArrivesOnce() {
        var population = population("ALB", 1);
        int student = StudentFile.pisa2018().position("CNTSTUID").orElseThrow();
        var seen = new HashSet<String>();
        var ids = new HashSet<Integer>();
        for (int i = 0; i < population.size(); i++) {
            ids.add(population.id(i));
            seen.add(population.fields(i).toString().split("\t", -1)[student]);
        }
        assertThat(ids).hasSize(6359);
        assertThat(seen).hasSize(6359);
    }

    @Test
    void firstResponsesComeFromManySchools() {
        var population = population("ALB", 1);
        int school = StudentFile.pisa2018().position("CNTSCHID").orElseThrow();
        assertThat(IntStream.range(0, 120)
                        .mapToObj(i -> population.fields(i).toString().split("\t", -1)[school])
                        .distinct())
                .hasSizeGreaterThan(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALB", "BRN", "ESP", "QAZ", "TAP", "TUR"})
    void everyRowObeysTheCodebookAndFitsAPage(String country) {
        var population = population(country, 3);
        var rules = new ResponseRules(country, Codebook.pisa2018());
        for (int i = 0; i < 300; i++) {
            var fields = population.fields(i).toString().split("\t", -1);
            assertThat(fields).hasSize(StudentFile.pisa2018().variables().size());
            assertThat(String.join("", fields).length() + fields.length + 200).isLessThan(8160);
            assertThat(rules.validate(raw(fields))).isInstanceOf(Validation.Accepted.class);
        }
    }

    @Test
    void correctionsAreValidToo() {
        var population = population("ALB", 1);
        var rules = new ResponseRules("ALB", Codebook.pisa2018());
        var random = new SplittableRandom(5);
        for (int i = 0; i < 300; i++) {
            var fields = population.fields(i).toString().split("\t", -1);
            for (var correction : population.correction(i, random)) {
                int position =
                        StudentFile.pisa2018().position(correction.column()).orElseThrow();
                fields[position] = correction.value();
            }
            assertThat(rules.validate(raw(fields))).isInstanceOf(Validation.Accepted.class);
        }
    }

    @Test
    void someAnswersAreMissingInEveryWay() {
        var population = population("ALB", 1);
        int tmins = StudentFile.pisa2018().position("TMINS").orElseThrow();
        var entries = IntStream.range(0, 500)
                .mapToObj(i -> population.fields(i).toString().split("\t", -1)[tmins])
                .toList();
        assertThat(entries).contains("NA", "\\N").anyMatch(entry -> entry.matches("9999999[5789]"));
    }

    private static RawResponse raw(String[] fields) {
        var values = Codebook.pisa2018().variables().stream()
                .map(variable ->
                        fields[StudentFile.pisa2018().position(variable.name()).orElseThrow()])
                .map(value -> value.equals("\\N") ? "" : value)
                .toArray(String[]::new);
        List<String> list = Arrays.asList(values);
        return new RawResponse(1, Instant.EPOCH, Instant.EPOCH, list);
    }
}
