package org.gei.pisa.domain.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.gei.pisa.domain.live.EstimateQuery.of;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.live.AverageEstimate;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.domain.live.Statistic;
import org.gei.pisa.domain.survey.ColumnLayout;
import org.gei.pisa.domain.survey.Response;
import org.gei.pisa.domain.survey.ResponseColumns;
import org.junit.jupiter.api.Test;

class CountryAnalysisTests {

    private static final ColumnLayout LAYOUT = new ColumnLayout(List.of(
            Codebook.pisa2018().find("ST004D01T").orElseThrow(),
            Codebook.pisa2018().find("ESCS").orElseThrow(),
            Codebook.pisa2018().find("IMMIG").orElseThrow()));

    private final ResponseColumns columns = columns(1, 200);

    @Test
    void oneQueryGivesEveryMeasureAndGroupInOrder() {
        assertThat(CountryAnalysis.of(of(Statistic.PERCENTILE, "PVREAD", "ESCS").p(10.0, 97.5), columns))
                .extracting(CellEstimate::variable, CellEstimate::measure)
                .containsExactly(
                        tuple("PVREAD", "10"), tuple("PVREAD", "97.5"), tuple("ESCS", "10"), tuple("ESCS", "97.5"));
        assertThat(CountryAnalysis.of(of(Statistic.MEAN, "PVREAD").by("ST004D01T", "IMMIG"), columns))
                .extracting(cell -> cell.group().toString())
                .containsExactly(
                        "{ST004D01T=1, IMMIG=1}",
                        "{ST004D01T=1, IMMIG=2}",
                        "{ST004D01T=2, IMMIG=1}",
                        "{ST004D01T=2, IMMIG=2}");
    }

    @Test
    void levelsAndCategoriesAreAllStudents() {
        for (var variable : List.of("PVREAD", "PVMATH", "PVSCIE", "IMMIG")) {
            double sum = CountryAnalysis.of(of(Statistic.SHARE, variable), columns).stream()
                    .mapToDouble(cell -> cell.value() == null ? 0 : cell.value())
                    .sum();
            assertThat(sum).isCloseTo(100, within(1e-9));
        }
        assertThat(CountryAnalysis.of(of(Statistic.SHARE, "PVREAD"), columns))
                .extracting(CellEstimate::measure)
                .containsExactly("below:1c", "1c", "1b", "1a", "2", "3", "4", "5", "6");
    }

    @Test
    void differenceIsOfTheGroupsAndCountsBoth() {
        var difference = CountryAnalysis.of(
                        of(Statistic.DIFFERENCE, "PVREAD").by("ST004D01T").groups(2, 1), columns)
                .getFirst();
        var means = CountryAnalysis.of(of(Statistic.MEAN, "PVREAD").by("ST004D01T"), columns);
        assertThat(difference.value())
                .isCloseTo(means.get(1).value() - means.get(0).value(), within(1e-9));
        assertThat(difference.students())
                .isEqualTo(means.get(0).students() + means.get(1).students());
        assertThat(difference.schools()).isEqualTo(10);
        assertThat(difference.group()).isEqualTo(Map.of("ST004D01T", "2-1"));
    }

    @Test
    void tooFewStudentsOrSchoolsHaveNoValueButAreCounted() {
        for (var query : List.of(
                of(Statistic.MEAN, "PVREAD"),
                of(Statistic.COUNT, "PVREAD"),
                of(Statistic.SHARE, "PVREAD").level("2"))) {
            var cell = CountryAnalysis.of(query, columns(1, 29)).getFirst();
            assertThat(cell.flag()).isEqualTo("c");
            assertThat(cell.value()).isNull();
            assertThat(cell.standardError()).isNull();
            assertThat(cell.students()).isEqualTo(29);
        }
        var difference = of(Statistic.DIFFERENCE, "PVREAD").by("IMMIG").groups(1, 3);
        assertThat(CountryAnalysis.of(difference, columns).getFirst())
                .as("nobody in the second group")
                .matches(cell -> "c".equals(cell.flag()) && cell.value() == null && cell.students() > 30);
        assertThat(CountryAnalysis.of(of(Statistic.MEAN, "ESCS"), new ResponseColumns(LAYOUT)))
                .singleElement()
                .matches(cell -> cell.students() == 0 && "c".equals(cell.flag()));
    }

    @Test
    void countIsOfStudentsWithValidData() {
        assertThat(CountryAnalysis.of(of(Statistic.COUNT, "ESCS"), columns))
                .singleElement()
                .matches(cell -> cell.value() == cell.students() && cell.population() > cell.students());
    }

    @Test
    void tableComparesEachCountryWithTheAverageItIsPartOf() {
        var query = of(Statistic.MEAN, "PVREAD");
        var table = Tabulation.of(
                query,
                7,
                Instant.EPOCH,
                List.of(
                        country("AAA", 0.74, true, query, columns),
                        country("BBB", 1, false, query, columns(2, 300)),
                        country("CCC", 0.2, true, query, columns(3, 20))));
        assertThat(table.estimates())
                .extracting(EstimateRow::country, EstimateRow::mark, EstimateRow::flag)
                .containsExactly(tuple("AAA", "†", null), tuple("CCC", "‡", "c"));
        var average = table.average();
        assertThat(average.countries()).isEqualTo(2);
        assertThat(table.averages()).containsExactly(average);
        var row = table.estimates().getFirst();
        assertThat(row.againstAverage().difference()).isCloseTo(row.value() - average.value(), within(1e-9));
        assertThat(table.estimates().getLast().againstAverage()).isNull();
        assertThat(row.compare(row)).isEmpty();
    }

    @Test
    void averagesAreOrderedThoughTheFirstCountryLacksAGroup() {
        var query = of(Statistic.MEAN, "PVREAD").by("IMMIG");
        var only2 = new ResponseColumns(LAYOUT);
        responses(4, 100, 2).forEach(only2::put);
        var table = Tabulation.of(
                query,
                1,
                null,
                List.of(country("AAA", 1, true, query, only2), country("BBB", 1, true, query, columns)));
        assertThat(table.averages())
                .extracting(AverageEstimate::group, AverageEstimate::countries)
                .containsExactly(tuple(Map.of("IMMIG", "1"), 1), tuple(Map.of("IMMIG", "2"), 2));
        assertThat(table.average()).isNull();
    }

    private static Tabulation.Country country(
            String code, double coverage, boolean shown, EstimateQuery query, ResponseColumns columns) {
        return new Tabulation.Country(code, "Country " + code, coverage, shown, CountryAnalysis.of(query, columns));
    }

    private static ResponseColumns columns(long seed, int size) {
        var columns = new ResponseColumns(LAYOUT);
        responses(seed, size, 1).forEach(columns::put);
        return columns;
    }

    /// Ten schools, both genders, codes `immig` and 2.
    private static List<Response> responses(long seed, int size, int immig) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, size)
                .mapToObj(i -> {
                    var replicates = new double[80];
                    double weight = 2 + random.nextDouble();
                    Arrays.setAll(replicates, ignored -> weight * (random.nextBoolean() ? 0.5 : 1.5));
                    var scores = new double[10];
                    Arrays.setAll(scores, ignored -> 480 + 90 * random.nextGaussian());
                    var background =
                            new double[] {1 + random.nextInt(2), random.nextGaussian(), random.nextBoolean() ? immig : 2
                            };
                    return new Response(i, 1, 0, i % 10, weight, replicates, scores, scores, scores, background);
                })
                .toList();
    }
}
