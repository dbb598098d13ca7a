package org.gei.pisa.domain.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseRulesTests {

    private final Codebook codebook = Codebook.pisa2018();
    private final ResponseRules rules = new ResponseRules("ALB", codebook);

    @Test
    void acceptsAWholeRow() {
        var response =
                accepted(Map.of("ESCS", "-0.7312", "ST004D01T", "2", "W_FSTURWT80", "12.5", "PV10READ", "407.47"));
        assertThat(response.country()).isEqualTo("ALB");
        assertThat(response.school()).isEqualTo(800001);
        assertThat(response.student()).isEqualTo(800002);
        assertThat(value(response, "ESCS")).isEqualTo(-0.7312);
        assertThat(value(response, "ST004D01T")).isEqualTo(2);
        assertThat(response.replicateWeights()[79]).isEqualTo(12.5);
        assertThat(response.reading()).isNotNull();
        assertThat(response.reading()[9]).isEqualTo(407.47);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "NA", ".", ".M", ".N", ".I", ".V", "95", "97.0", "98", "99"})
    void missingIsMissing(String text) {
        assertThat(value(accepted(Map.of("ESCS", text)), "ESCS")).isNaN();
    }

    @Test
    void nullIsMissing() {
        var values = new HashMap<String, String>();
        values.put("ESCS", null);
        assertThat(value(accepted(values), "ESCS")).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "ESCS,NaN,a number",
        "ESCS,Infinity,a number",
        "ESCS,-inf,a number",
        "ESCS,0x1p3,a number",
        "ESCS,1d,a number",
        "ESCS,'0,5',a number",
        "ESCS,1.2.3,a number",
        "ESCS,--1,a number",
        "ESCS,1e,a number",
        "ESCS,1e999,a number",
        "ESCS,'1 2',a number",
        "ESCS,11,from -10.0 to 10.0",
        "ST004D01T,3,'one of 1, 2'",
        "ST004D01T,1.5,'one of 1, 2'",
        "ST004D01T,female,a code",
        "CNT,AUS,ALB",
        "CNTSCHID,,a value",
        "CNTSCHID,1.5,a whole number",
        "CNTSTUID,-1,from 0.0 to 9.9999999E7",
        "W_FSTUWT,,a value",
        "W_FSTUWT,0,a positive weight",
        "W_FSTUWT,-1,from 0.0 to 1000000.0",
        "W_FSTURWT17,NA,a value",
        "PV3MATH,12000,from -1000.0 to 2000.0",
    })
    void badValueIsOneViolationThatNamesVariableRuleAndValue(String variable, String text, String rule) {
        var values = new HashMap<String, String>();
        values.put(variable, text);
        assertThat(rejected(values).violations())
                .extracting(Violation::variable, Violation::rule, Violation::found)
                .containsExactly(tuple(variable, rule, text == null ? "nothing" : text));
    }

    @Test
    void namesEveryViolation() {
        assertThat(rejected(Map.of("ESCS", "x", "W_FSTUWT", "y", "PV1READ", "z"))
                        .violations())
                .extracting(Violation::variable)
                .containsExactlyInAnyOrder("ESCS", "W_FSTUWT", "PV1READ");
    }

    @Test
    void domainWithoutPlausibleValuesIsAbsent() {
        var values = new HashMap<String, String>();
        for (var i = 1; i <= Codebook.PLAUSIBLE_VALUES; i++) {
            values.put("PV" + i + "READ", "NA");
        }
        assertThat(accepted(values).reading()).isNull();
    }

    @Test
    void someOfTheTenPlausibleValuesAreAViolation() {
        assertThat(rejected(Map.of("PV4SCIE", "NA")).violations())
                .containsExactly(new Violation("PVSCIE", "all 10 plausible values or none", "9 values"));
    }

    @Test
    void badBackgroundOfTheSameDomainHidesNoMissingPlausibleValue() {
        assertThat(rejected(Map.of("PV3READ", "", "JOYREAD", "11")).violations())
                .extracting(Violation::variable)
                .containsExactly("JOYREAD", "PVREAD");
    }

    @Test
    void hugeTextIsShortenedInTheViolation() {
        assertThat(rejected(Map.of("ESCS", "9".repeat(10_000_000)))
                        .violations()
                        .getFirst()
                        .found())
                .hasSize(103);
    }

    @Test
    void sameRawValuesGiveTheSameHashAndOthersAnother() {
        var hash = accepted(Map.of("ESCS", "0.5")).contentHash();
        assertThat(accepted(Map.of("ESCS", "0.5")).contentHash()).isEqualTo(hash);
        assertThat(accepted(Map.of("ESCS", "0.50")).contentHash()).isNotEqualTo(hash);
        assertThat(ContentHash.of(List.of("ab", "c"))).isNotEqualTo(ContentHash.of(List.of("a", "bc")));
    }

    @ParameterizedTest
    @CsvSource({"1969-12-31T23:59:59Z", "2100-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"})
    void timeThatCanNotBeIsRefused(Instant time) {
        var values = row(Map.of()).values();
        var submitted = (Validation.Rejected) rules.validate(new RawResponse(7, time, Instant.EPOCH, values));
        assertThat(submitted.violations())
                .containsExactly(new Violation("SUBMITTED_AT", "a time from 1970 to 2100", time.toString()));
        var changed = (Validation.Rejected) rules.validate(new RawResponse(7, Instant.EPOCH, time, values));
        assertThat(changed.violations())
                .containsExactly(new Violation("CHANGED_AT", "a time from 1970 to 2100", time.toString()));
    }

    @Test
    void rowOfAnotherShapeIsRefused() {
        assertThatThrownBy(() -> rules.validate(new RawResponse(1, Instant.EPOCH, Instant.EPOCH, List.of("ALB"))))
                .hasMessageContaining("but got 1 for response ALB/1");
    }

    private StudentResponse accepted(Map<String, String> values) {
        return switch (rules.validate(row(values))) {
            case Validation.Accepted accepted -> accepted.response();
            case Validation.Rejected rejected ->
                throw new AssertionError(rejected.violations().toString());
        };
    }

    private Validation.Rejected rejected(Map<String, String> values) {
        return (Validation.Rejected) rules.validate(row(values));
    }

    private double value(StudentResponse response, String variable) {
        return response.background()[
                codebook.background().indexOf(codebook.find(variable).orElseThrow())];
    }

    private RawResponse row(Map<String, String> given) {
        var values = new ArrayList<String>();
        for (var variable : codebook.variables()) {
            values.add(given.containsKey(variable.name()) ? given.get(variable.name()) : usual(variable));
        }
        return new RawResponse(7, Instant.EPOCH, Instant.EPOCH, values);
    }

    private static String usual(Variable variable) {
        return switch (variable.kind()) {
            case IDENTIFIER ->
                switch (variable.name()) {
                    case "CNT" -> "ALB";
                    case "CNTSCHID" -> "800001";
                    default -> "800002";
                };
            case CATEGORICAL -> variable.codes().keySet().iterator().next().toString();
            case CONTINUOUS -> "NA";
            case PLAUSIBLE_VALUE -> "432.108";
            case WEIGHT -> "7.30215";
        };
    }
}
