package org.gei.pisa.batch.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Variable;
import org.gei.pisa.domain.response.ResponseRules;
import org.gei.pisa.domain.response.Validation;
import org.gei.pisa.domain.response.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedRowsTests {

    private static final ResponseRules RULES = new ResponseRules("ALB", Codebook.pisa2018());

    static Stream<MalformedRows.Kind> kinds() {
        return MalformedRows.all().stream();
    }

    @Test
    void thereAreMoreThanTwoHundredKindsAndTheRowTheyDifferFromIsGood() {
        assertThat(MalformedRows.all())
                .hasSizeGreaterThan(200)
                .extracting(MalformedRows.Kind::name)
                .doesNotHaveDuplicates();
        assertThat(RULES.validate(MalformedRows.row(1, Map.of()))).isInstanceOf(Validation.Accepted.class);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isRefusedForExactlyWhatIsWrong(MalformedRows.Kind kind) {
        var refused = (Validation.Rejected) RULES.validate(MalformedRows.row(1, kind.values()));
        assertThat(refused.violations())
                .extracting(Violation::variable, Violation::rule)
                .containsExactly(org.assertj.core.api.Assertions.tuple(kind.variable(), kind.rule()));
        assertThat(refused.violations().getFirst().found()).hasSizeLessThan(110);
    }

    /// Rows are judged variable by variable: a row is refused for what each of its values alone is refused
    /// for.
    @Property(tries = 300)
    void rowIsRefusedForWhatEachOfItsValuesIsRefusedFor(@ForAll("rows") Map<String, String> values) {
        var alone = new HashSet<Violation>();
        values.forEach((variable, text) -> alone.addAll(violations(Map.of(variable, text))));
        assertThat(new HashSet<>(violations(values))).isEqualTo(alone);
    }

    /// What is accepted is the number that was written.
    @Property(tries = 300)
    void acceptedNumberIsTheOneWritten(@ForAll("decimals") String text) {
        var accepted = (Validation.Accepted) RULES.validate(MalformedRows.row(1, Map.of("ESCS", text)));
        var index = Codebook.pisa2018()
                .background()
                .indexOf(Codebook.pisa2018().find("ESCS").orElseThrow());
        assertThat(accepted.response().background()[index])
                .isEqualTo(new java.math.BigDecimal(text.strip()).doubleValue());
    }

    @Provide
    Arbitrary<Map<String, String>> rows() {
        // of each domain one plausible value at most, or they would be missing together
        var names = Codebook.pisa2018().variables().stream()
                .map(Variable::name)
                .filter(name -> !name.startsWith("PV") || name.startsWith("PV3"))
                .toList();
        return Arbitraries.maps(Arbitraries.of(names), texts()).ofMaxSize(8).map(HashMap::new);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20),
                Arbitraries.strings().withChars("0123456789.,-+eE NaIinf").ofMaxLength(8),
                Arbitraries.integers().map(String::valueOf),
                Arbitraries.doubles().map(String::valueOf));
    }

    @Provide
    Arbitrary<String> decimals() {
        return Arbitraries.bigDecimals()
                .between(java.math.BigDecimal.valueOf(-9), java.math.BigDecimal.valueOf(9))
                .ofScale(12)
                .map(number -> " " + number.toPlainString());
    }

    private static List<Violation> violations(Map<String, String> values) {
        return switch (RULES.validate(MalformedRows.row(1, values))) {
            case Validation.Accepted _ -> List.of();
            case Validation.Rejected rejected -> rejected.violations();
        };
    }
}
