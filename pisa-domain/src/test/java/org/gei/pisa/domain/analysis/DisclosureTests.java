package org.gei.pisa.domain.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gei.pisa.domain.live.EstimateQuery.of;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.Statistic;
import org.gei.pisa.domain.survey.ColumnLayout;
import org.gei.pisa.domain.survey.Disclosure;
import org.gei.pisa.domain.survey.Mean;
import org.gei.pisa.domain.survey.Response;
import org.gei.pisa.domain.survey.ResponseColumns;
import org.junit.jupiter.api.Test;

class DisclosureTests {

    private static final ColumnLayout LAYOUT = new ColumnLayout(List.of(
            Codebook.pisa2018().find("ST004D01T").orElseThrow(),
            Codebook.pisa2018().find("ESCS").orElseThrow(),
            Codebook.pisa2018().find("IMMIG").orElseThrow()));
    private static final EstimateQuery MEAN = of(Statistic.MEAN, "ESCS");
    private static final Disclosure STEPS_OF_FIVE = new Disclosure(5);

    private final ResponseColumns columns = new ResponseColumns(LAYOUT);
    private long next = 1;

    @Test
    void cellCountsWholeStepsOfThoseWhoCameFirst() {
        add(43, 1, 1, 0.0);
        add(1, 1, 1, 10.0);
        var before = CountryAnalysis.of(MEAN, columns, STEPS_OF_FIVE).getFirst();
        assertThat(before.students()).isEqualTo(40);
        assertThat(before.population()).isEqualTo(40);
        assertThat(before.value()).isZero();
        add(1, 1, 1, 0.0);
        var after = CountryAnalysis.of(MEAN, columns, STEPS_OF_FIVE).getFirst();
        assertThat(after.students()).isEqualTo(45);
        assertThat(after.value()).isCloseTo(10.0 / 45, within(1e-12));
        assertThat(CountryAnalysis.of(MEAN, columns).getFirst().students()).isEqualTo(45);
    }

    @Test
    void correctedStudentComesAnew() {
        add(44, 1, 1, 0.0);
        columns.put(response(3, next++, 1, 1, 10.0));
        assertThat(CountryAnalysis.of(MEAN, columns, STEPS_OF_FIVE).getFirst().value())
                .isZero();
    }

    @Test
    void smallGroupTakesTheSmallestOtherWithIt() {
        add(50, 1, 1, 1.0);
        add(40, 1, 2, 2.0);
        add(5, 1, 3, 3.0);
        assertThat(flags(MEAN.by("IMMIG"), STEPS_OF_FIVE)).isEqualTo("{IMMIG=1}=, {IMMIG=2}=p, {IMMIG=3}=c");
        assertThat(flags(MEAN.by("IMMIG"), Disclosure.OPEN)).isEqualTo("{IMMIG=1}=, {IMMIG=2}=, {IMMIG=3}=c");
        assertThat(flags(of(Statistic.DIFFERENCE, "ESCS").by("IMMIG").groups(1, 2), STEPS_OF_FIVE))
                .isEqualTo("{IMMIG=1-2}=p");
    }

    @Test
    void fewStudentsInNoGroupAreASmallGroupToo() {
        add(50, 1, 1, 1.0);
        add(40, 1, 2, 2.0);
        add(4, 1, Double.NaN, 3.0);
        assertThat(flags(MEAN.by("IMMIG"), STEPS_OF_FIVE)).isEqualTo("{IMMIG=1}=, {IMMIG=2}=p");
        add(30, 1, Double.NaN, 3.0);
        assertThat(flags(MEAN.by("IMMIG"), STEPS_OF_FIVE)).isEqualTo("{IMMIG=1}=, {IMMIG=2}=");
    }

    /// Each row and each column has a total that can be asked for.
    @Test
    void noLineOfACrossedTableHidesTooLittle() {
        for (int gender = 1; gender <= 2; gender++) {
            for (int immigration = 1; immigration <= 3; immigration++) {
                add(gender == 1 && immigration == 3 ? 5 : 40 + 10 * gender + immigration, gender, immigration, 1.0);
            }
        }
        assertThat(flags(MEAN.by("ST004D01T", "IMMIG"), STEPS_OF_FIVE))
                .isEqualTo("{ST004D01T=1, IMMIG=1}=p, {ST004D01T=1, IMMIG=2}=, {ST004D01T=1, IMMIG=3}=c,"
                        + " {ST004D01T=2, IMMIG=1}=, {ST004D01T=2, IMMIG=2}=, {ST004D01T=2, IMMIG=3}=p");
    }

    @Test
    void oldEndpointsHaveNoMeanOfTooFew() {
        add(29, 1, 1, 1.0);
        assertThat(Mean.of(columns, "ESCS", false, List.of(), Disclosure.OPEN)).isEqualTo(new Mean(1, 29));
        assertThat(Mean.of(columns, "ESCS", false, List.of(), STEPS_OF_FIVE).students())
                .isZero();
        add(3, 1, 1, 1.0);
        assertThat(Mean.of(columns, "ESCS", false, List.of(), STEPS_OF_FIVE)).isEqualTo(new Mean(1, 30));
    }

    private String flags(EstimateQuery query, Disclosure disclosure) {
        return CountryAnalysis.of(query, columns, disclosure).stream()
                .map(cell -> cell.group() + "=" + text(cell))
                .collect(Collectors.joining(", "));
    }

    private static String text(CellEstimate cell) {
        assertThat(cell.value() == null).isEqualTo(cell.flag() != null);
        return cell.flag() == null ? "" : cell.flag();
    }

    private void add(int count, double gender, double immigration, double status) {
        for (int i = 0; i < count; i++) {
            columns.put(response(next, next, gender, immigration, status));
            next++;
        }
    }

    private static Response response(long id, long version, double gender, double immigration, double status) {
        var replicates = new double[80];
        Arrays.fill(replicates, 1);
        return new Response(
                id,
                version,
                0,
                id % 10,
                1,
                replicates,
                Response.NOT_TESTED,
                Response.NOT_TESTED,
                Response.NOT_TESTED,
                new double[] {gender, status, immigration});
    }
}
