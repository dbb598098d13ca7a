package org.gei.pisa.domain.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gei.pisa.domain.codebook.Domain;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every row of the reference results for Mexico and Italy, computed with Rrepest 1.6 under R 4.2 from an
/// excerpt of the published student file. Both are no part of this repository.
class PublishedReferenceTests {

    private static final String REFERENCE = "reference/pisa2018_MEX_ITA.csv";
    private static final Worst worst = new Worst();
    private static Map<String, ResponseColumns> countries;

    @BeforeAll
    static void read() {
        Path file = StudentFile.shared("pisa2018_stu_MEX_ITA_FRA.csv");
        assumeTrue(
                file != null && StudentFile.shared(REFERENCE) != null, "no folder shared/data beside the repository");
        countries = StudentFile.read(file);
    }

    static Stream<Map<String, String>> rows() {
        Path file = StudentFile.shared(REFERENCE);
        return file == null ? Stream.of(Map.of()) : CsvRows.read(file).stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void agrees(Map<String, String> row) {
        var columns = countries.get(row.get("cnt"));
        var statistic = row.get("statistic");
        var variable = row.get("variable");
        double divisor = variable.endsWith("/60") ? (statistic.equals("variance") ? 3600 : 60) : 1;
        var names = variable.replace("/60", "").split("[~,+]");
        var quantities =
                Arrays.stream(names).map(name -> quantity(columns, name)).toList();
        var students = row.get("group_var").isEmpty() || statistic.endsWith("_diff")
                ? Students.with(columns, quantities)
                : StudentGroups.of(columns, quantities, List.of(row.get("group_var")))
                        .group(Integer.valueOf(row.get("group_value")))
                        .orElseThrow();
        var found = statistic.endsWith("_diff")
                ? difference(columns, statistic, quantities, row.get("group_var"))
                : compute(statistic, students, names[0], quantities);
        assertThat(students.count()).isEqualTo(Integer.parseInt(row.get("n")));
        worst.compare(
                statistic.replaceAll("(pct_level|quantile|reg).*", "$1"),
                found.estimate(),
                Double.parseDouble(row.get("estimate")) * divisor,
                Double.parseDouble(row.get("se")) * divisor);
    }

    private static ReplicatedStatistic compute(
            String statistic, Students students, String name, List<Quantity> quantities) {
        var x = quantities.getFirst();
        var explaining = quantities.subList(1, quantities.size());
        if (statistic.startsWith("quantile_p")) {
            double p = Double.parseDouble(statistic.substring("quantile_p".length()));
            return Percentiles.of(students, x, List.of(p)).getFirst();
        }
        if (statistic.startsWith("pct_")) {
            var level = statistic
                    .replaceFirst("pct_(level_|level)?", "")
                    .replaceFirst("^below(_level)?", "below:")
                    .replaceFirst("(\\d)plus", "atLeast:$1");
            var scale = Domain.find(name).orElseThrow().scale();
            var range = scale.range(level);
            return Shares.ofLevels(students, x, scale).of(range.first(), range.last());
        }
        return switch (statistic) {
            case "mean" -> Descriptives.mean(students, x);
            case "sd" -> Descriptives.standardDeviation(students, x);
            case "variance" -> Descriptives.variance(students, x);
            case "corr" -> Descriptives.correlation(students, x, explaining.getFirst());
            case "reg_intercept" -> Regression.of(students, x, explaining).intercept();
            case "reg_coef_ESCS" ->
                Regression.of(students, x, explaining).slopes().getFirst();
            case "reg_coef_FEMALE" ->
                Regression.of(students, x, explaining).slopes().get(1);
            case "reg_r2" -> Regression.of(students, x, explaining).explained();
            default -> throw new AssertionError("no estimator for " + statistic);
        };
    }

    private static ReplicatedStatistic difference(
            ResponseColumns columns, String statistic, List<Quantity> quantities, String by) {
        var groups = StudentGroups.of(columns, quantities, List.of(by));
        var of = statistic.replace("_diff", "");
        return compute(of, groups.group(1).orElseThrow(), "", quantities)
                .minus(compute(of, groups.group(2).orElseThrow(), "", quantities));
    }

    /// FEMALE is 1 where ST004D01T is 1, and 0 where it is 2.
    private static Quantity quantity(ResponseColumns columns, String name) {
        if (!name.equals("FEMALE")) {
            return columns.quantity(name);
        }
        var gender = columns.quantity("ST004D01T");
        return new Quantity() {
            @Override
            public int draws() {
                return 1;
            }

            @Override
            public boolean valid(int row) {
                return gender.valid(row);
            }

            @Override
            public void copy(int row, double[] into, int at) {
                gender.copy(row, into, at);
                into[at] = into[at] == 1 ? 1 : 0;
            }
        };
    }

    @AfterAll
    static void report() {
        System.out.println(worst);
    }
}
