package org.gei.pisa.domain.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.assertj.core.data.Offset;
import org.gei.pisa.domain.codebook.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EstimatorPropertiesTests {

    private static final Offset<Double> CLOSE = within(1e-9);
    private static final List<Double> PERCENTS = List.of(0.5, 10.0, 25.0, 50.0, 90.0, 99.5);

    private final List<Response> responses = new RandomResponses(11).list(1700);

    @Test
    void orderOfArrivalChangesNoBit() {
        assertThat(ResponseColumnsTests.bits(RandomResponses.columns(RandomResponses.shuffled(responses, 12))))
                .isEqualTo(ResponseColumnsTests.bits(RandomResponses.columns(responses)));
    }

    @Test
    void groupsTogetherAreTheWhole() {
        var columns = RandomResponses.columns(responses);
        var escs = columns.quantity("ESCS");
        var whole = Students.with(columns, List.of(escs));
        double sum = 0;
        int count = 0;
        for (var group :
                StudentGroups.of(columns, List.of(escs), List.of("ST004D01T")).groups()) {
            sum += group.students().population()
                    * Descriptives.mean(group.students(), escs).estimate().value();
            count += group.students().count();
        }
        assertThat(count).isEqualTo(whole.count());
        assertThat(sum / whole.population())
                .isCloseTo(Descriptives.mean(whole, escs).estimate().value(), CLOSE);
    }

    @Test
    void scaleAndShiftCarryOver() {
        var columns = RandomResponses.columns(responses);
        var escs = columns.quantity("ESCS");
        var students = Students.with(columns, List.of(escs));
        // far from zero: raw squares would have no digit of the spread left
        var moved = transformed(escs, 1e7, -3);
        var mean = Descriptives.mean(students, escs).estimate();
        var movedMean = Descriptives.mean(students, moved).estimate();
        assertThat(movedMean.value()).isCloseTo(1e7 - 3 * mean.value(), within(1e-7));
        assertThat(movedMean.standardError()).isCloseTo(3 * mean.standardError(), within(1e-8));
        var sd = Descriptives.standardDeviation(students, escs).estimate();
        var movedSd = Descriptives.standardDeviation(students, moved).estimate();
        assertThat(movedSd.value()).isCloseTo(3 * sd.value(), within(1e-7));
        assertThat(movedSd.standardError()).isCloseTo(3 * sd.standardError(), within(1e-8));
        assertThat(Descriptives.correlation(students, escs, moved).estimate().value())
                .isCloseTo(-1, CLOSE);
    }

    @Test
    void equalWeightsLeaveImputationOnly() {
        var columns = RandomResponses.columns(
                responses.stream().map(r -> reweighted(r, 7.30215, 7.30215)).toList());
        var reading = columns.quantity("PVREAD");
        var students = Students.with(columns, List.of(reading));
        for (var statistic : List.of(
                Descriptives.mean(students, reading),
                Percentiles.of(students, reading, List.of(50.0)).getFirst())) {
            var estimate = statistic.estimate();
            assertThat(estimate.samplingVariance()).isZero();
            assertThat(estimate.imputationVariance()).isPositive();
            assertThat(estimate.standardError())
                    .isCloseTo(Math.sqrt(1.1 * estimate.imputationVariance()), within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 64, 500, 1700})
    void percentilesAreThoseOfOneLongCumulatedSum(int size) {
        var columns = RandomResponses.columns(responses.subList(0, size));
        for (var variable : List.of("PVREAD", "ESCS", "IMMIG")) {
            var quantity = columns.quantity(variable);
            var students = Students.with(columns, List.of(quantity));
            var found = Percentiles.of(students, quantity, PERCENTS);
            for (int k = 0; k < PERCENTS.size(); k++) {
                for (int p = 0; p < quantity.draws(); p++) {
                    for (int r : new int[] {0, 1, 80}) {
                        assertThat(found.get(k).t()[p][r])
                                .isEqualTo(plainPercentile(students, quantity, p, r, PERCENTS.get(k) / 100));
                    }
                }
            }
        }
    }

    @Test
    void medianOfEqualWeightsIsTheLargerOfTheMiddleTwoWhateverTheWeight() {
        for (double weight : new double[] {1, 0.1, 1.0 / 3, 7.30215, 1e-9}) {
            var four = new ArrayList<Response>();
            for (int i = 0; i < 40; i++) {
                four.add(response(i, i, weight, i));
            }
            var columns = RandomResponses.columns(four);
            var escs = columns.quantity("ESCS");
            var median = Percentiles.of(Students.with(columns, List.of(escs)), escs, List.of(50.0));
            assertThat(median.getFirst().estimate().value()).isEqualTo(20);
        }
    }

    @Test
    void noStudentsHaveNoValue() {
        var columns = new ResponseColumns(RandomResponses.LAYOUT);
        var reading = columns.quantity("PVREAD");
        var nobody = Students.with(columns, List.of(reading));
        assertThat(nobody.count()).isZero();
        assertThat(nobody.schools()).isZero();
        for (var statistic : List.of(
                Descriptives.mean(nobody, reading),
                Descriptives.standardDeviation(nobody, reading),
                Percentiles.of(nobody, reading, List.of(50.0)).getFirst(),
                Shares.ofLevels(nobody, reading, Domain.READING.scale()).of(0, 1),
                Regression.of(nobody, reading, List.of(columns.quantity("ESCS")))
                        .intercept())) {
            assertThat(statistic.estimate().isPresent()).isFalse();
        }
    }

    @Test
    void oneStudentHasAMeanAndNoSpread() {
        var columns = RandomResponses.columns(List.of(response(1, 1, 3, 0.25)));
        var escs = columns.quantity("ESCS");
        var student = Students.with(columns, List.of(escs));
        assertThat(Descriptives.mean(student, escs).estimate()).isEqualTo(new Estimate(0.25, 0, 0, 0));
        assertThat(Descriptives.variance(student, escs).estimate()).isEqualTo(new Estimate(0, 0, 0, 0));
        assertThat(Descriptives.correlation(student, escs, escs).estimate().isPresent())
                .isFalse();
        assertThat(Shares.ofCategories(student, columns.quantity("ST004D01T"), List.of(1, 2))
                        .of(0, 0)
                        .estimate()
                        .value())
                .isEqualTo(100);
    }

    @Test
    void studentsOfWeightZeroChangeNothing() {
        var columns = RandomResponses.columns(responses);
        var escs = columns.quantity("ESCS");
        var before =
                Descriptives.mean(Students.with(columns, List.of(escs)), escs).estimate();
        columns.put(reweighted(response(999_999, 1, 1, 9), 0, 0));
        var after =
                Descriptives.mean(Students.with(columns, List.of(escs)), escs).estimate();
        assertThat(after.value()).isCloseTo(before.value(), CLOSE);
        assertThat(after.standardError()).isCloseTo(before.standardError(), CLOSE);
        var weightless = RandomResponses.columns(List.of(reweighted(response(1, 1, 1, 9), 0, 0)));
        assertThat(Descriptives.mean(
                                Students.with(weightless, List.of(weightless.quantity("ESCS"))),
                                weightless.quantity("ESCS"))
                        .estimate()
                        .isPresent())
                .isFalse();
    }

    @Test
    void schoolsAreCountedOnce() {
        var columns =
                RandomResponses.columns(List.of(response(1, 1, 1, 1), response(2, 1, 1, 2), response(3, 9, 1, 3)));
        assertThat(Students.with(columns, List.of(columns.quantity("ESCS"))).schools())
                .isEqualTo(2);
    }

    @Test
    void dependentExplainingVariablesHaveNoCoefficients() {
        var columns = RandomResponses.columns(responses);
        var escs = columns.quantity("ESCS");
        var reading = columns.quantity("PVREAD");
        var students = Students.with(columns, List.of(escs, reading));
        var regression = Regression.of(students, reading, List.of(escs, transformed(escs, 5, 2)));
        assertThat(regression.slopes().getFirst().estimate().isPresent()).isFalse();
        assertThat(regression.explained().estimate().isPresent()).isFalse();
    }

    @Test
    void regressionOnItselfExplainsEverything() {
        var columns = RandomResponses.columns(responses);
        var escs = columns.quantity("ESCS");
        var students = Students.with(columns, List.of(escs));
        var regression = Regression.of(students, transformed(escs, 5, 2), List.of(escs));
        assertThat(regression.slopes().getFirst().estimate().value()).isCloseTo(2, CLOSE);
        assertThat(regression.intercept().estimate().value()).isCloseTo(5, CLOSE);
        assertThat(regression.explained().estimate().value()).isCloseTo(1, CLOSE);
    }

    private static double plainPercentile(Students students, Quantity quantity, int p, int r, double q) {
        record Weighted(double x, double weight) {}
        var all = new ArrayList<Weighted>();
        var draws = new double[quantity.draws()];
        double total = 0;
        for (int i = 0; i < students.count(); i++) {
            quantity.copy(students.row(i), draws, 0);
            double weight = students.columns().weights(students.row(i))[r];
            all.add(new Weighted(draws[p], weight));
            total += weight;
        }
        all.sort(Comparator.comparingDouble(Weighted::x));
        double cumulated = 0;
        for (var student : all) {
            cumulated += student.weight();
            if (cumulated > q * total) {
                return student.x();
            }
        }
        throw new AssertionError("no student");
    }

    private static Quantity transformed(Quantity quantity, double shift, double scale) {
        return new Quantity() {
            @Override
            public int draws() {
                return quantity.draws();
            }

            @Override
            public boolean valid(int row) {
                return quantity.valid(row);
            }

            @Override
            public void copy(int row, double[] into, int at) {
                quantity.copy(row, into, at);
                for (int p = at; p < at + draws(); p++) {
                    into[p] = shift + scale * into[p];
                }
            }
        };
    }

    private static Response response(long id, long school, double weight, double escs) {
        var replicates = new double[80];
        Arrays.fill(replicates, weight);
        return new Response(
                id,
                1,
                0,
                school,
                weight,
                replicates,
                Response.NOT_TESTED,
                Response.NOT_TESTED,
                Response.NOT_TESTED,
                new double[] {1, escs, 1});
    }

    private static Response reweighted(Response r, double weight, double replicate) {
        var replicates = new double[80];
        Arrays.fill(replicates, replicate);
        return new Response(
                r.id(),
                r.version(),
                r.submittedMillis(),
                r.school(),
                weight,
                replicates,
                r.reading(),
                r.mathematics(),
                r.science(),
                r.background());
    }
}
