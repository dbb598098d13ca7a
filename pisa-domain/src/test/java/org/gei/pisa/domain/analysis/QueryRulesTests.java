package org.gei.pisa.domain.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gei.pisa.domain.live.EstimateQuery.of;
import static org.gei.pisa.domain.live.Statistic.CORRELATION;
import static org.gei.pisa.domain.live.Statistic.COUNT;
import static org.gei.pisa.domain.live.Statistic.DIFFERENCE;
import static org.gei.pisa.domain.live.Statistic.MEAN;
import static org.gei.pisa.domain.live.Statistic.PERCENTILE;
import static org.gei.pisa.domain.live.Statistic.SHARE;
import static org.gei.pisa.domain.live.Statistic.SLOPE;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.live.EstimateQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QueryRulesTests {

    private final QueryRules rules = new QueryRules(Codebook.pisa2018());

    @ParameterizedTest
    @MethodSource
    void refusesWithTheParameterAndTheReason(EstimateQuery query, String parameter, String reason) {
        assertThatThrownBy(() -> rules.check(query))
                .isInstanceOfSatisfying(
                        InvalidQueryException.class,
                        e -> assertThat(e.parameter()).isEqualTo(parameter))
                .hasMessageContaining(reason);
    }

    static Stream<Arguments> refusesWithTheParameterAndTheReason() {
        return Stream.of(
                arguments(of(MEAN), "variable", "expected one to 3 variables"),
                arguments(of(MEAN, "ESCS", "TMINS", "BELONG", "HISEI"), "variable", "but found 4"),
                arguments(of(MEAN, "ESC"), "variable", "unknown variable 'ESC': did you mean ESCS?"),
                arguments(of(MEAN, "ZZZZZZ"), "variable", "/api/v1/variables lists what is loaded"),
                arguments(of(MEAN, "ESCS", "ESCS"), "variable", "expected each value once, but found ESCS again"),
                arguments(of(MEAN, "W_FSTUWT"), "variable", "W_FSTUWT is a weight"),
                arguments(of(MEAN, "W_FSTURWT7"), "variable", "W_FSTURWT7 is a weight"),
                arguments(of(MEAN, "PV10READ"), "variable", "ask for PVREAD"),
                arguments(of(MEAN, "CNTSCHID"), "variable", "CNTSCHID only names something"),
                arguments(of(MEAN, "PVREAD").by("ESCS", "TMINS"), "by", "ESCS (continuous), TMINS (continuous)"),
                arguments(of(MEAN, "PVREAD").by("IMMIG", "ST004D01T", "REPEAT"), "by", "expected at most two"),
                arguments(of(MEAN, "PVREAD").by("IMMI"), "by", "did you mean IMMIG?"),
                arguments(of(MEAN, "PVREAD").by("PVMATH"), "by", "PVMATH (a domain)"),
                arguments(of(MEAN, "PVREAD").p(10.0), "p", "goes with the statistic percentile only"),
                arguments(of(PERCENTILE, "PVREAD").p(100.0), "p", "between 0 and 100, but found 100"),
                arguments(of(SHARE, "ESCS"), "variable", "ESCS is continuous"),
                arguments(of(SHARE, "PVREAD").category(1), "category", "PVREAD is a domain: ask for a level"),
                arguments(of(SHARE, "IMMIG").level("2"), "level", "IMMIG is no domain"),
                arguments(of(SHARE, "IMMIG").category(4), "category", "1 (Native), 2 (Second generation)"),
                arguments(of(SHARE, "PVMATH").level("1a"), "level", "PVMATH: expected a level (1, 2, 3, 4, 5, 6)"),
                arguments(of(DIFFERENCE, "PVREAD").groups(1, 2), "by", "expected the one variable"),
                arguments(of(DIFFERENCE, "PVREAD").by("IMMIG"), "groups", "two different codes"),
                arguments(of(DIFFERENCE, "PVREAD").by("IMMIG").groups(1, 1), "groups", "each value once"),
                arguments(of(DIFFERENCE, "PVREAD").by("IMMIG").groups(1, 7), "groups", "but found 7"),
                arguments(of(MEAN, "PVREAD").by("IMMIG").groups(1, 2), "groups", "difference only"),
                arguments(of(SLOPE, "PVREAD"), "on", "slope: expected a variable"),
                arguments(of(SLOPE, "PVREAD").on("PVREAD"), "on", "another variable than PVREAD"),
                arguments(of(SLOPE, "PVREAD").on("ESC"), "on", "did you mean ESCS?"),
                arguments(of(MEAN, "PVREAD").on("ESCS"), "on", "goes with the statistic slope, intercept and r2"),
                arguments(of(CORRELATION, "PVREAD"), "with", "correlation: expected a variable"),
                arguments(of(CORRELATION, "PVREAD").with("W_FSTUWT"), "with", "is a weight"));
    }

    @Test
    void fillsInTheUsualPercentilesAndLeavesTheRest() {
        assertThat(rules.check(of(PERCENTILE, "ESCS")).p()).containsExactly(10.0, 25.0, 50.0, 75.0, 90.0);
        var query = of(SHARE, "PVREAD", "IMMIG").by("ST004D01T", "REPEAT");
        assertThat(rules.check(query)).isEqualTo(query);
        assertThat(rules.check(of(COUNT, "PVREAD")).parameters().toString())
                .isEqualTo("{statistic=count, variable=PVREAD}");
    }

    @Test
    void moreGroupsThanATableHoldsAreRefused() {
        var codes = new StringBuilder();
        for (int code = 1; code <= 60; code++) {
            codes.append(code).append("=c").append(code).append(';');
        }
        var wide =
                Codebook.pisa2018().with(new StringReader("COBN\tCATEGORICAL\t\t\t\t" + codes + "\tCountry of birth"));
        assertThatThrownBy(() -> new QueryRules(wide).check(of(MEAN, "ESCS").by("COBN", "ST001D01T")))
                .hasMessage("expected at most 200 groups, but COBN by ST001D01T gives 480");
    }

    @ParameterizedTest
    @CsvSource({"ESC,ESCS", "escs,ESCS", "BLEONG,BELONG", "PVRAED,PVREAD", "IMMIGR,IMMIG", "HOMEPOSS,HOMEPOS"})
    void findsWhatWasProbablyMeant(String found, String meant) {
        var names = Codebook.pisa2018().variables().stream()
                .map(variable -> variable.name())
                .toList();
        var known = new ArrayList<>(names);
        known.add("PVREAD");
        assertThat(Spelling.nearest(found, known)).contains(meant);
        assertThat(Spelling.nearest("QQQQQQ", known)).isEmpty();
    }
}
